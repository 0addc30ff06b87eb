// SPDX-License-Identifier: Apache-2.0
package org.spintwin.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spintwin.rtl.Receipt;

/**
 * How a folder differs from what an export would write into it. The folder {@value #SCRATCH} is not
 * looked at.
 *
 * @param missing paths that are not there
 * @param stale paths that are as an earlier export left them
 * @param edited paths that were changed since, or that no receipt tells of
 * @param extra paths that would go
 */
public record FolderCheck(
    List<String> missing, List<String> stale, List<String> edited, List<String> extra) {
  /** Where tools leave what they make. */
  static final String SCRATCH = "build";

  /** Compares; a folder that is not there is an empty one. */
  public static FolderCheck of(ExportFolder export, Path folder) throws IOException {
    Map<String, CoreFile> wanted =
        export.files().stream().collect(Collectors.toMap(CoreFile::path, Function.identity()));
    Map<String, Path> found = files(folder);
    Map<String, String> told = receipt(found.get(Receipt.FILE));
    List<String> missing = new ArrayList<>();
    List<String> stale = new ArrayList<>();
    List<String> edited = new ArrayList<>();
    for (CoreFile file : export.files()) {
      Path path = found.get(file.path());
      if (path == null) {
        missing.add(file.path());
        continue;
      }
      byte[] content = Files.readAllBytes(path);
      if (!Arrays.equals(content, file.content())) {
        boolean untouched =
            file.path().equals(Receipt.FILE) && !told.isEmpty()
                || Receipt.sha256(content).equals(told.get(file.path()));
        (untouched ? stale : edited).add(file.path());
      }
    }
    List<String> extra = found.keySet().stream().filter(p -> !wanted.containsKey(p)).toList();
    return new FolderCheck(missing, stale, edited, extra);
  }

  /** Whether the folder is what an export would write. */
  public boolean upToDate() {
    return Stream.of(missing, stale, edited, extra).allMatch(List::isEmpty);
  }

  private static Map<String, Path> files(Path folder) throws IOException {
    Map<String, Path> files = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.filter(Files::isRegularFile).toList()) {
          Path inside = folder.relativize(path);
          if (!inside.startsWith(SCRATCH)) {
            files.put(inside.toString().replace('\\', '/'), path);
          }
        }
      }
    }
    return files;
  }

  /** Hashes by path; none where there is no receipt, or none that can be read. */
  private static Map<String, String> receipt(Path file) throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    if (file != null) {
      try {
        JsonNode told = new ObjectMapper().readTree(Files.readAllBytes(file)).path(Receipt.HASHES);
        told.fields().forEachRemaining(e -> hashes.put(e.getKey(), e.getValue().asText()));
      } catch (JsonProcessingException e) {
        return Map.of(); // somebody's own file, which is then told as edited
      }
    }
    return hashes;
  }
}
