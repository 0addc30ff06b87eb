// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.spintwin.spec.Register.Access;
import org.spintwin.spec.RegisterField.Kind;

/**
 * A register as one chip has it: 32 bits on the bus, with the widths, values and access of that
 * chip.
 *
 * @param address bytes from the chip's base
 * @param width bits in use, from bit 0; at least 1
 * @param signed whether the bits above them read as copies of the highest
 */
public record ChipRegister(
    String name,
    int address,
    Access access,
    int width,
    boolean signed,
    List<Field> fields,
    String doc) {
  /** Bits of a register on the bus. */
  public static final int BITS = 32;

  private static final int SMALLEST_RANGE = 256;

  /** Name of the bits of a signed register that copy its sign. */
  public static final String SIGN = "SIGN";

  /**
   * Bits of a register.
   *
   * @param access how they can be reached, at most as the register can
   * @param reset value after reset, its bits alone; null where it is what a memory holds
   * @param resetFrom the same over the parameters of the top; null with it
   */
  public record Field(
      String name,
      int lowest,
      int width,
      boolean signed,
      Kind kind,
      Access access,
      Long reset,
      Expr resetFrom,
      String doc) {
    public int highest() {
      return lowest + width - 1;
    }

    /** Ones at the field's place. */
    public long mask() {
      return ((1L << width) - 1) << lowest;
    }
  }

  /**
   * The registers of a chip: those it has, in the order of their addresses, without those that have
   * no bits.
   *
   * @param values as {@link TopSpec#resolve} gives them
   */
  public static List<ChipRegister> of(TopSpec top, Map<String, Long> values) {
    List<ChipRegister> all = new ArrayList<>();
    for (Instance instance : top.instances()) {
      Map<String, Long> own = instance.values(values);
      instance.block().registers().stream()
          .filter(r -> r.exists().eval(own) != 0 && r.width().eval(own) > 0)
          .map(r -> of(r, instance, top.block(), own))
          .forEach(all::add);
    }
    all.sort(Comparator.comparingInt(ChipRegister::address));
    return all;
  }

  /** Bytes that a bus to these registers must reach: a power of two, at least 256. */
  public static int range(List<ChipRegister> registers) {
    int last = registers.stream().mapToInt(ChipRegister::address).max().orElse(0);
    return Math.max(SMALLEST_RANGE, 2 * Integer.highestOneBit(last));
  }

  private static ChipRegister of(
      Register r, Instance instance, BlockSpec top, Map<String, Long> own) {
    Access access = access(r, own);
    return new ChipRegister(
        r.name(),
        r.address(),
        access,
        bits(r.width(), own),
        r.signed(),
        r.fields().stream().map(f -> field(f, access, instance, top, own)).toList(),
        r.doc());
  }

  private static Access access(Register r, Map<String, Long> own) {
    boolean reads = r.access() != Access.WRITE_ONLY && r.readable().eval(own) != 0;
    boolean writes = r.access() != Access.READ_ONLY && r.writable().eval(own) != 0;
    return reads ? writes ? Access.READ_WRITE : Access.READ_ONLY : Access.WRITE_ONLY;
  }

  private static Field field(
      RegisterField f, Access register, Instance instance, BlockSpec top, Map<String, Long> own) {
    int width = bits(f.width(), own);
    Long reset = null;
    Expr from = null;
    if (f.reset() != null) {
      reset = f.reset().eval(own) & (1L << width) - 1;
      from = instance.outside(f.reset(), top);
      from = f.signed() ? sum(from, ifNegative(from, 1L << width)) : from;
    }
    return new Field(
        f.name(),
        bits(f.lowest(), own),
        width,
        f.signed(),
        f.kind(),
        f.access(register),
        reset,
        from,
        f.doc());
  }

  /** A number where the expression is negative, else 0. */
  private static Expr ifNegative(Expr expression, long number) {
    return product(new Expr.Binary("<", expression, Expr.of(0)), number);
  }

  private static Expr product(Expr a, long b) {
    return new Expr.Binary("*", a, Expr.of(b));
  }

  private static Expr sum(Expr a, Expr b) {
    return new Expr.Binary("+", a, b);
  }

  private static int bits(Expr width, Map<String, Long> own) {
    return Math.toIntExact(width.eval(own));
  }

  /** Whether its bits have names of their own. */
  public boolean structured() {
    return fields.size() > 1;
  }

  /** The fields and, of a signed register, the copies of its sign as a field that is only read. */
  public List<Field> allFields() {
    if (!signed || width == BITS) {
      return fields;
    }
    List<Field> all = new ArrayList<>(fields);
    Field number = fields.get(0);
    long ones = (1L << BITS - width) - 1;
    Expr negative = new Expr.Binary(">=", number.resetFrom(), Expr.of(1L << width - 1));
    all.add(
        new Field(
            SIGN,
            width,
            BITS - width,
            false,
            number.kind(),
            Access.READ_ONLY,
            ones * (number.reset() >> width - 1),
            product(negative, ones),
            "copies of the sign"));
    return all;
  }

  /** {@link #reset} over the parameters of the top; null with it. */
  public Expr resetFrom() {
    if (reset() == null) {
      return null;
    }
    return allFields().stream()
        .map(f -> f.lowest() == 0 ? f.resetFrom() : product(f.resetFrom(), 1L << f.lowest()))
        .reduce(ChipRegister::sum)
        .orElseThrow();
  }

  /** What all 32 bits read after reset; null where some are what a memory holds. */
  public Long reset() {
    long value = 0;
    for (Field f : allFields()) {
      if (f.reset() == null) {
        return null;
      }
      value |= f.reset() << f.lowest();
    }
    return value;
  }

  /** Ones where {@link #reset} says a bit. */
  public long resetMask() {
    return reset() == null ? 0 : mask(allFields());
  }

  /** Ones where it has fields. */
  public long mask() {
    return mask(fields);
  }

  private static long mask(List<Field> fields) {
    return fields.stream().mapToLong(Field::mask).reduce(0, (a, b) -> a | b);
  }
}
