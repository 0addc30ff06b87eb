// SPDX-License-Identifier: Apache-2.0
package org.spintwin.nir;

import io.jhdf.checksum.ChecksumUtils;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Writes groups and arrays as HDF5, version 2 of its superblock and object headers: data contiguous
 * and uncompressed, texts of variable length in UTF-8, truth values as h5py has them.
 *
 * <p>The library that reads cannot write such texts, and notes the machine in each file. What is
 * written here depends on the content alone.
 */
final class Hdf5Writer {
  private static final long UNDEFINED = -1;
  private static final int SUPERBLOCK_BYTES = 48;

  /** Bytes of a reference to a text: length, address of the heap, index within. */
  private static final int REFERENCE_BYTES = 16;

  private static final int HEAP_HEADER_BYTES = 16;
  private static final int SMALLEST_HEAP_BYTES = 4096;

  /** A heap numbers its texts with 16 bits. */
  private static final int HEAP_TEXTS = 65_535;

  private final Bytes out = new Bytes();
  private Iterator<byte[]> references;

  private Hdf5Writer() {}

  static void write(Path target, NirGroup root) throws IOException {
    byte[] file = new Hdf5Writer().file(root);
    try (OutputStream stream = Files.newOutputStream(target)) {
      stream.write(file);
    }
  }

  private byte[] file(NirGroup root) {
    out.skip(SUPERBLOCK_BYTES);
    List<byte[]> texts = new ArrayList<>();
    collectTexts(root, texts);
    references = heaps(texts).iterator();
    long address = group(root);
    byte[] file = out.toByteArray();
    Bytes superblock = new Bytes();
    superblock.put(0x89, 'H', 'D', 'F', '\r', '\n', 0x1A, '\n');
    superblock.put(2, 8, 8, 0).putLong(0).putLong(UNDEFINED).putLong(file.length).putLong(address);
    superblock.putChecksum();
    System.arraycopy(superblock.toByteArray(), 0, file, 0, SUPERBLOCK_BYTES);
    return file;
  }

  /** All texts, in the order in which {@link #group} will refer to them. */
  private static void collectTexts(NirGroup group, List<byte[]> texts) {
    for (NirValue value : group.values().values()) {
      if (value instanceof NirGroup inner) {
        collectTexts(inner, texts);
      } else {
        collectTexts((NirArray) value, texts);
      }
    }
    group.attributes().values().forEach(attribute -> collectTexts(attribute, texts));
  }

  private static void collectTexts(NirArray array, List<byte[]> texts) {
    for (int i = 0; !array.isNumber() && i < array.length(); i++) {
      texts.add(array.text(i).getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Writes the texts into global heaps; a reference to each. */
  private List<byte[]> heaps(List<byte[]> texts) {
    List<byte[]> made = new ArrayList<>();
    for (int from = 0; from < texts.size(); from += HEAP_TEXTS) {
      heap(texts.subList(from, Math.min(texts.size(), from + HEAP_TEXTS)), made);
    }
    return made;
  }

  private void heap(List<byte[]> texts, List<byte[]> made) {
    long address = out.size();
    Bytes objects = new Bytes();
    for (byte[] text : texts) {
      int index = text.length == 0 ? 0 : made.size() % HEAP_TEXTS + 1; // no text, no object
      Bytes reference = new Bytes();
      reference.putInt(text.length).putLong(index == 0 ? 0 : address).putInt(index);
      made.add(reference.toByteArray());
      if (index > 0) {
        objects.putShort(index).putShort(1).putInt(0).putLong(text.length).put(text).align();
      }
    }
    int used = HEAP_HEADER_BYTES + objects.size();
    int size = Math.max(SMALLEST_HEAP_BYTES, used + HEAP_HEADER_BYTES);
    out.put('G', 'C', 'O', 'L', 1, 0, 0, 0).putLong(size).put(objects.toByteArray());
    out.putShort(0).putShort(0).putInt(0).putLong(size - used); // object 0 is the free space
    out.skip(size - used - HEAP_HEADER_BYTES);
  }

  /** Writes a group after all that is in it; its address. */
  private long group(NirGroup group) {
    Bytes links = new Bytes();
    for (Map.Entry<String, NirValue> member : group.values().entrySet()) {
      long address =
          member.getValue() instanceof NirGroup inner
              ? group(inner)
              : dataset((NirArray) member.getValue());
      message(links, 6, link(member.getKey(), address));
    }
    Bytes messages = new Bytes();
    message(messages, 2, new Bytes().put(0, 0).putLong(UNDEFINED).putLong(UNDEFINED));
    message(messages, 10, new Bytes().put(0, 0));
    messages.put(links.toByteArray());
    group.attributes().forEach((name, value) -> message(messages, 12, attribute(name, value)));
    return object(messages);
  }

  private static Bytes link(String name, long address) {
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    if (!isName(name)) {
      throw new IllegalArgumentException("HDF5 has no name '" + name + "'");
    }
    // Version 1; the name's encoding is given, its length in two bytes; UTF-8.
    return new Bytes().put(1, 0x11, 1).putShort(text.length).put(text).putLong(address);
  }

  /** Whether a group or dataset can have a name. */
  static boolean isName(String name) {
    return !name.isEmpty() && name.indexOf('/') < 0 && !name.equals(".");
  }

  private long dataset(NirArray array) {
    byte[] data = data(array);
    long at = data.length == 0 ? UNDEFINED : out.size();
    out.put(data).align();
    Bytes messages = new Bytes();
    message(messages, 1, space(array));
    message(messages, 3, type(array.element()));
    message(messages, 5, new Bytes().put(3, 0x0A)); // version 3: late allocation, never filled
    message(messages, 8, new Bytes().put(3, 1).putLong(at).putLong(data.length));
    return object(messages);
  }

  private Bytes attribute(String name, NirArray value) {
    byte[] text = (name + "\0").getBytes(StandardCharsets.UTF_8);
    byte[] type = type(value.element()).toByteArray();
    byte[] space = space(value).toByteArray();
    return new Bytes()
        .put(3, 0)
        .putShort(text.length)
        .putShort(type.length)
        .putShort(space.length)
        .put(1) // UTF-8
        .put(text)
        .put(type)
        .put(space)
        .put(data(value));
  }

  private byte[] data(NirArray array) {
    int width = width(array.element());
    ByteBuffer data = ByteBuffer.allocate(Math.multiplyExact(array.length(), width));
    data.order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < array.length(); i++) {
      switch (array.element()) {
        case TEXT -> data.put(references.next());
        case FLOAT32 -> data.putFloat((float) array.real(i));
        case FLOAT64 -> data.putDouble(array.real(i));
        default -> data.put(lowBytes(array.integer(i), width));
      }
    }
    return data.array();
  }

  private static byte[] lowBytes(long value, int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) (value >> 8 * i);
    }
    return bytes;
  }

  private static int width(NirArray.Element element) {
    return switch (element) {
      case BOOL, INT8, UINT8 -> 1;
      case INT16, UINT16 -> 2;
      case INT32, UINT32, FLOAT32 -> 4;
      case INT64, UINT64, FLOAT64 -> 8;
      case TEXT -> REFERENCE_BYTES;
    };
  }

  private static Bytes space(NirArray array) {
    int[] shape = array.shape();
    Bytes space = new Bytes().put(2, shape.length, 0, shape.length == 0 ? 0 : 1);
    for (int size : shape) {
      space.putLong(size);
    }
    return space;
  }

  private static Bytes type(NirArray.Element element) {
    int width = width(element);
    return switch (element) {
      case INT8, INT16, INT32, INT64 -> integer(width, true);
      case UINT8, UINT16, UINT32, UINT64 -> integer(width, false);
      case FLOAT32 -> real(width, 23, 8);
      case FLOAT64 -> real(width, 52, 11);
      case BOOL -> // an enumeration of two names, each padded to 8 bytes
          new Bytes()
              .put(0x18, 2, 0, 0)
              .putInt(width)
              .put(integer(width, true).toByteArray())
              .put("FALSE\0\0\0TRUE\0\0\0\0".getBytes(StandardCharsets.US_ASCII))
              .put(0, 1);
      case TEXT -> // a sequence of bytes that is a text in UTF-8, terminated by zero in memory
          new Bytes().put(0x19, 1, 1, 0).putInt(width).put(integer(1, false).toByteArray());
    };
  }

  private static Bytes integer(int width, boolean signed) {
    return new Bytes()
        .put(0x10, signed ? 8 : 0, 0, 0)
        .putInt(width)
        .putShort(0)
        .putShort(8 * width);
  }

  /** IEEE 754, little endian: sign, exponent, mantissa with its first bit implied. */
  private static Bytes real(int width, int mantissa, int exponent) {
    return new Bytes()
        .put(0x11, 0x20, 8 * width - 1, 0)
        .putInt(width)
        .putShort(0)
        .putShort(8 * width)
        .put(mantissa, exponent, 0, mantissa)
        .putInt((1 << exponent - 1) - 1);
  }

  private static void message(Bytes messages, int type, Bytes content) {
    messages.put(type).putShort(content.size()).put(0).put(content.toByteArray());
  }

  /** Writes an object header; its address. */
  private long object(Bytes messages) {
    long address = out.size();
    Bytes header = new Bytes().put('O', 'H', 'D', 'R', 2, 2).putInt(messages.size());
    out.put(header.put(messages.toByteArray()).putChecksum().toByteArray()).align();
    return address;
  }

  /** Bytes in the order of the file: little endian. */
  private static final class Bytes extends ByteArrayOutputStream {
    Bytes put(int... values) {
      for (int value : values) {
        write(value);
      }
      return this;
    }

    Bytes put(byte[] values) {
      writeBytes(values);
      return this;
    }

    Bytes putShort(int value) {
      if (value >> 16 != 0) {
        throw new IllegalArgumentException(value + " needs more than 16 bits");
      }
      return put(lowBytes(value, 2));
    }

    Bytes putInt(int value) {
      return put(lowBytes(value, 4));
    }

    Bytes putLong(long value) {
      return put(lowBytes(value, 8));
    }

    Bytes skip(int count) {
      return put(new byte[count]);
    }

    /** To the next multiple of 8. */
    Bytes align() {
      return skip(-size() & 7);
    }

    Bytes putChecksum() {
      return putInt(ChecksumUtils.checksum(toByteArray()));
    }
  }
}
