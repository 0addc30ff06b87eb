// SPDX-License-Identifier: Apache-2.0
package org.spintwin.rtl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.spintwin.rtl.GeneratedFolder.Origin;
import org.spintwin.spec.Design;

/** What a generated folder says of itself: tool, digest, and the SHA-256 of every file. */
public final class Receipt {
  public static final String FILE = "receipt.json";

  /** Key of the hashes by path. */
  public static final String HASHES = "sha256";

  private Receipt() {}

  /**
   * Text of the receipt.
   *
   * @param head what is said first, after the tool
   * @param files contents by path, without the receipt
   */
  public static String text(
      Design design, Origin origin, Map<String, ?> head, Map<String, byte[]> files) {
    Map<String, Object> receipt = new LinkedHashMap<>();
    receipt.put("schemaVersion", 1);
    receipt.put("tool", "spintwin " + VerilogWriter.VERSION);
    receipt.putAll(head);
    receipt.put("specDigest", String.format("%08x", design.digest()));
    receipt.put("deviceSeed", origin.seed());
    receipt.put("parameters", design.parameters());
    Map<String, String> hashes = new LinkedHashMap<>();
    files.forEach((path, content) -> hashes.put(path, sha256(content)));
    receipt.put(HASHES, hashes);
    try {
      return new ObjectMapper()
              .enable(SerializationFeature.INDENT_OUTPUT)
              .writeValueAsString(receipt)
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps and numbers are always JSON", e);
    }
  }

  /** In hexadecimal. */
  public static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
