// SPDX-License-Identifier: Apache-2.0
package org.spintwin.proof;

/**
 * A memory at one moment.
 *
 * @param term an array; the word itself where there is but one
 * @param addressBits of the address, which may tell more words than there are
 * @param width bits of a word
 */
public record Words(Problem problem, String term, int addressBits, int width) {
  /**
   * The word of that number.
   *
   * @throws IllegalArgumentException when the number can be one that the memory does not have
   */
  public Bits at(Exact index) {
    if (addressBits == 0) {
      return new Bits(problem, term, width);
    }
    if (index.low().signum() < 0 || index.high().bitLength() > addressBits) {
      throw new IllegalArgumentException(
          "word "
              + index.low()
              + " to "
              + index.high()
              + " of a memory with "
              + addressBits
              + " address bits");
    }
    String address = index.cut(addressBits).term();
    String read = "(select " + term + " " + address + ")";
    return new Bits(problem, problem.define("(_ BitVec " + width + ")", read), width);
  }

  /** The word of a number that assumptions keep below the number of words. */
  public Bits within(Exact index) {
    return addressBits == 0 ? at(0) : at(index.cut(addressBits).unsigned());
  }

  public Bits at(int index) {
    return at(problem.number(index));
  }
}
