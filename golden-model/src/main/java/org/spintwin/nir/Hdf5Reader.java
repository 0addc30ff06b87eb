// SPDX-License-Identifier: Apache-2.0
package org.spintwin.nir;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.exceptions.HdfFilterException;
import io.jhdf.exceptions.HdfTypeException;
import io.jhdf.exceptions.UnsupportedHdfException;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.StringData;
import io.jhdf.storage.HdfBackingStorage;
import java.lang.reflect.Array;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.spintwin.io.InputException;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;
import org.spintwin.io.UserFile;

/**
 * Reads all groups and arrays of an HDF5 file. Whatever is wrong with the file becomes an {@link
 * InputException}; sizes are checked before memory is taken for them.
 */
final class Hdf5Reader {
  private static final long MAX_BYTES = 1L << 30;
  private static final long MAX_ELEMENTS = 1L << 26;
  private static final int MAX_TEXTS = 1 << 20;
  private static final int MAX_DEPTH = 64;
  private static final int MAX_MEMBERS = 100_000;
  private static final List<String> TRUTH = List.of("FALSE", "TRUE");

  private final Path file;
  private long elements;
  private long texts;
  private int members;

  private Hdf5Reader(Path file) {
    this.file = file;
  }

  /** The root group of a file. */
  static NirGroup read(Path file) {
    return new Hdf5Reader(file).read();
  }

  private NirGroup read() {
    // From memory: no link can lead to another file, and the file may change meanwhile.
    byte[] bytes = UserFile.bytes(file, MAX_BYTES);
    HdfFile hdf =
        guarded("/", "not an HDF5 file, or a damaged one", () -> HdfFile.fromBytes(bytes));
    return group(hdf, "/", 1);
  }

  private NirGroup group(Group group, String path, int depth) {
    if (depth > MAX_DEPTH) {
      throw error(
          Code.DEPTH, path, "groups within groups, " + depth + " deep", "up to " + MAX_DEPTH);
    }
    Map<String, Node> children = guarded(path, "a damaged group", group::getChildren);
    members += children.size();
    if (members > MAX_MEMBERS) {
      throw error(
          Code.TOOLARGE, path, members + " groups and datasets or more", "up to " + MAX_MEMBERS);
    }
    Map<String, NirValue> values = new TreeMap<>();
    children.forEach(
        (name, child) -> {
          if (!Hdf5Writer.isName(name)) {
            throw error(Code.FORMAT, path, "the name '" + name + "'", "names as HDF5 has them");
          }
          values.put(name, value(child, path + name, depth));
        });
    Map<String, NirArray> attributes = new TreeMap<>();
    HdfBackingStorage storage = group.getHdfFile().getHdfBackingStorage();
    guarded(path, "damaged attributes", group::getAttributes)
        .forEach(
            (name, attribute) ->
                attributes.put(name, attribute(attribute, storage, path + ", attribute " + name)));
    return new NirGroup(values, attributes);
  }

  private NirValue value(Node node, String path, int depth) {
    if (node.isLink()) {
      throw error(Code.TYPE, path, "a link", "groups and datasets");
    }
    if (node instanceof Group group) {
      return group(group, path + "/", depth + 1);
    }
    if (node instanceof DatasetBase dataset) {
      return dataset(dataset, path);
    }
    throw error(Code.TYPE, path, "a named data type", "groups and datasets");
  }

  private NirArray dataset(DatasetBase dataset, String path) {
    return guarded(
        path,
        "a damaged dataset",
        () -> {
          DataType type = dataset.getDataType();
          int[] shape = shape(dataset.getDimensionsAsLong(), type, path);
          int[] count = {length(shape)};
          ByteBuffer bytes = bytes(dataset, path, shape);
          HdfBackingStorage storage = dataset.getHdfFile().getHdfBackingStorage();
          return array(type, data(type, bytes, count, storage), shape, path);
        });
  }

  private ByteBuffer bytes(DatasetBase dataset, String path, int[] shape) {
    int size = Math.multiplyExact(length(shape), dataset.getDataType().getSize());
    if (dataset instanceof ChunkedDataset chunked && size > 0) {
      return ByteBuffer.wrap(new Hdf5Chunks(file, path, chunked, shape).read());
    }
    // Where nothing was ever written all is zero.
    return size == 0 || dataset.isEmpty() ? ByteBuffer.allocate(size) : dataset.getDataBuffer();
  }

  private NirArray attribute(Attribute attribute, HdfBackingStorage storage, String path) {
    return guarded(
        path,
        "a damaged attribute",
        () -> {
          DataType type = attribute.getDataType();
          int[] shape = shape(attribute.getDimensionsAsLong(), type, path);
          int[] count = {length(shape)};
          return array(type, data(type, attribute.getBuffer(), count, storage), shape, path);
        });
  }

  private static Object data(
      DataType type, ByteBuffer bytes, int[] count, HdfBackingStorage storage) {
    if (!(type instanceof StringData fixed)) {
      return type.fillData(bytes, count, storage);
    }
    boolean spaces = fixed.getPaddingType() == StringData.PaddingType.SPACE_PADDED;
    // Numpy says ASCII of texts of fixed length, but puts UTF-8 there.
    String[] texts = new String[count[0]];
    byte[] text = new byte[type.getSize()];
    for (int i = 0; i < texts.length; i++) {
      bytes.get(text);
      int length = 0;
      while (length < text.length && text[length] != 0) {
        length++;
      }
      String padded = new String(text, 0, length, StandardCharsets.UTF_8);
      texts[i] = spaces ? padded.stripTrailing() : padded;
    }
    return texts;
  }

  /** The dimensions as far as they, with all before, may be read. */
  private int[] shape(long[] dimensions, DataType type, String path) {
    long count = 1;
    for (long size : dimensions) {
      boolean fits = size >= 0 && (size == 0 || count <= MAX_ELEMENTS / size);
      count = fits ? count * size : MAX_ELEMENTS + 1;
    }
    elements += count;
    boolean isNumber = type.getJavaType() != String.class || type instanceof EnumDataType;
    texts += isNumber ? 0 : count;
    if (elements > MAX_ELEMENTS || texts > MAX_TEXTS) {
      throw error(
          Code.TOOLARGE,
          path,
          "shape " + Arrays.toString(dimensions),
          isNumber
              ? "up to " + MAX_ELEMENTS + " numbers in a file"
              : "up to " + MAX_TEXTS + " texts in a file");
    }
    return Arrays.stream(dimensions).mapToInt(Math::toIntExact).toArray();
  }

  private static int length(int[] shape) {
    return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
  }

  /** The values, as the library gives them, without dimensions. */
  private NirArray array(DataType type, Object data, int[] shape, String path) {
    if (data instanceof double[] values) {
      return NirArray.reals(values, shape);
    }
    if (data instanceof float[] values) {
      return NirArray.floats(values, shape);
    }
    if (data instanceof String[] values) {
      return type instanceof EnumDataType
          ? truths(values, shape, path)
          : NirArray.texts(values, shape);
    }
    return NirArray.integers(element(type, data, path), whole(data, length(shape)), shape);
  }

  private NirArray.Element element(DataType type, Object data, String path) {
    if (data instanceof boolean[]) {
      return NirArray.Element.BOOL;
    }
    if (!(type instanceof FixedPoint whole)) {
      String name = type.getClass().getSimpleName();
      throw error(Code.TYPE, path, "elements of type " + name, "numbers, texts and truth values");
    }
    String name = (whole.isSigned() ? "INT" : "UINT") + 8 * whole.getSize();
    return NirArray.Element.valueOf(name);
  }

  private static long[] whole(Object data, int count) {
    long[] whole = new long[count];
    if (data instanceof boolean[] truths) {
      Arrays.setAll(whole, i -> truths[i] ? 1 : 0);
    } else if (data instanceof BigInteger[] large) {
      Arrays.setAll(whole, i -> large[i].longValue());
    } else {
      Arrays.setAll(whole, i -> Array.getLong(data, i));
    }
    return whole;
  }

  /** What h5py writes for truth values is an enumeration. */
  private NirArray truths(String[] names, int[] shape, String path) {
    long[] truths = new long[names.length];
    for (int i = 0; i < names.length; i++) {
      if (!TRUTH.contains(names[i])) {
        throw error(Code.TYPE, path, "an enumeration with " + names[i], "FALSE and TRUE");
      }
      truths[i] = TRUTH.indexOf(names[i]);
    }
    return NirArray.integers(NirArray.Element.BOOL, truths, shape);
  }

  /** What {@code read} gives; a failure of the library says that the file is faulty. */
  private <T> T guarded(String path, String found, Supplier<T> read) {
    try {
      return read.get();
    } catch (InputException e) {
      throw e;
    } catch (OutOfMemoryError e) {
      throw error(Code.TOOLARGE, path, "more than fits into memory", "a smaller file");
    } catch (HdfTypeException | UnsupportedHdfException e) {
      String allowed = "numbers of up to 64 bits, texts and truth values";
      throw error(Code.TYPE, path, "elements of a type that is not supported", allowed);
    } catch (HdfFilterException e) {
      throw error(
          Code.FORMAT, path, "data packed by a filter that is not here", Hdf5Chunks.FILTERS);
    } catch (RuntimeException | StackOverflowError e) {
      // The library checks little: what it throws depends on the byte that is wrong.
      throw error(Code.FORMAT, path, found, "an HDF5 file as h5py writes it; write it again");
    }
  }

  private InputException error(Code code, String path, String found, String allowed) {
    return new InputException(code, Location.of(file), path, found, allowed);
  }
}
