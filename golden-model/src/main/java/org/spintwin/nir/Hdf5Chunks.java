// SPDX-License-Identifier: Apache-2.0
package org.spintwin.nir;

import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.filter.ByteShuffleFilter;
import io.jhdf.filter.FletcherChecksumFilter;
import io.jhdf.filter.LzfFilter;
import io.jhdf.filter.PipelineFilterWithData;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.spintwin.io.InputException;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;

/**
 * The bytes of a dataset that is stored in chunks, perhaps compressed. No chunk is unpacked beyond
 * the size that it must have, however much it would become.
 */
final class Hdf5Chunks {
  /** What is read, for messages. */
  static final String FILTERS = "gzip, shuffle, fletcher32, lzf or none";

  private static final int DEFLATE = 1;
  private static final int SHUFFLE = 2;
  private static final int FLETCHER32 = 3;
  private static final int LZF = 32_000;

  /** A chunk may be larger than a dataset that was meant to grow, but not without limit. */
  private static final int MAX_CHUNK_BYTES = 1 << 26;

  /** What a checksum adds. */
  private static final int CHECKSUM_BYTES = 4;

  private final Path file;
  private final String path;
  private final ChunkedDataset dataset;
  private final int[] shape;
  private final int[] chunk;
  private final int width;
  private final int chunkBytes;
  private final byte[] bytes;

  /**
   * @param shape of the dataset, no dimension 0
   */
  Hdf5Chunks(Path file, String path, ChunkedDataset dataset, int[] shape) {
    this.file = file;
    this.path = path;
    this.dataset = dataset;
    this.shape = shape;
    this.chunk = dataset.getChunkDimensions();
    this.width = dataset.getDataType().getSize();
    this.bytes = new byte[product(shape)];
    this.chunkBytes = product(chunk);
    if (Arrays.stream(chunk).anyMatch(size -> size < 1)
        || chunkBytes > Math.max(bytes.length, MAX_CHUNK_BYTES)) {
      throw new IllegalArgumentException("chunks of " + Arrays.toString(chunk));
    }
  }

  private int product(int[] sizes) {
    int product = width;
    for (int size : sizes) {
      product = Math.multiplyExact(product, size);
    }
    return product;
  }

  /** The whole dataset, in row-major order. */
  byte[] read() {
    int[] offset = new int[shape.length];
    do {
      copy(unpacked(offset), offset, 0, 0, 0);
    } while (advance(offset));
    return bytes;
  }

  /** To the next chunk; false after the last. */
  private boolean advance(int[] offset) {
    for (int d = shape.length - 1; d >= 0; d--) {
      offset[d] += chunk[d];
      if (offset[d] < shape[d]) {
        return true;
      }
      offset[d] = 0;
    }
    return false;
  }

  /** Copies what of a chunk is within the dataset; the positions count elements. */
  private void copy(byte[] data, int[] offset, int dimension, int from, int to) {
    int count = Math.min(chunk[dimension], shape[dimension] - offset[dimension]);
    int first = to * shape[dimension] + offset[dimension];
    if (dimension == shape.length - 1) {
      System.arraycopy(data, from * chunk[dimension] * width, bytes, first * width, count * width);
      return;
    }
    for (int i = 0; i < count; i++) {
      copy(data, offset, dimension + 1, from * chunk[dimension] + i, first + i);
    }
  }

  private byte[] unpacked(int[] offset) {
    ByteBuffer raw = dataset.getRawChunkBuffer(offset);
    byte[] data = new byte[raw.remaining()];
    raw.get(data);
    List<PipelineFilterWithData> filters = dataset.getFilters();
    for (int i = filters.size() - 1; i >= 0; i--) {
      data = decoded(filters.get(i), data);
    }
    if (data.length < chunkBytes) {
      throw new IllegalArgumentException("a chunk of " + data.length + " bytes");
    }
    return data;
  }

  private byte[] decoded(PipelineFilterWithData filter, byte[] data) {
    int[] settings = filter.getFilterData();
    return switch (filter.getId()) {
      case DEFLATE -> inflated(data);
      case SHUFFLE -> new ByteShuffleFilter().decode(data, settings);
      case FLETCHER32 -> new FletcherChecksumFilter().decode(data, settings);
      case LZF -> {
        requireChunk(settings[2]);
        yield new LzfFilter().decode(data, settings);
      }
      default ->
          throw new InputException(
              Code.FORMAT,
              Location.of(file),
              path,
              "data packed by the filter " + filter.getName(),
              FILTERS);
    };
  }

  private byte[] inflated(byte[] packed) {
    byte[] data = new byte[chunkBytes + CHECKSUM_BYTES + 1];
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(packed);
      int length = 0;
      int more;
      do {
        more = inflater.inflate(data, length, data.length - length);
        length += more;
      } while (more > 0 && length < data.length);
      requireChunk(length);
      return Arrays.copyOf(data, length);
    } catch (DataFormatException e) {
      throw new IllegalArgumentException(e);
    } finally {
      inflater.end();
    }
  }

  private void requireChunk(int length) {
    if (length > chunkBytes + CHECKSUM_BYTES) {
      throw new InputException(
          Code.TOOLARGE,
          Location.of(file),
          path,
          "packed data of more than the " + chunkBytes + " bytes of a chunk",
          "a chunk's size");
    }
  }
}
