// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.spintwin.data.DownloadException;
import org.spintwin.harness.HarnessException;
import org.spintwin.harness.RtlStoppedException;
import org.spintwin.io.InputException;
import org.spintwin.link.LinkException;

/**
 * What an exception means to the user.
 *
 * @param message for a person, without a stack trace
 * @param json for a program
 */
record Failure(ExitCode exit, String message, Map<String, Object> json) {
  static Failure of(Throwable e) {
    if (e instanceof InputException input) {
      return new Failure(ExitCode.INVALID_INPUT, input.getMessage(), json(input));
    }
    if (e instanceof HarnessException harness) {
      return switch (harness.kind()) {
        case TOOL_MISSING -> failure(ExitCode.TOOL_MISSING, "TOOLMISSING", harness.getMessage());
        case TOOL_FAILED -> failure(ExitCode.TOOL_FAILED, "TOOLFAILED", harness.getMessage());
        case TIMEOUT -> failure(ExitCode.TIMEOUT, "TIMEOUT", harness.getMessage());
        case LAYOUT_DIFFERS -> failure(ExitCode.MISMATCH, "LAYOUT", harness.getMessage());
      };
    }
    if (e instanceof LinkException link) {
      return switch (link.kind()) {
        case NO_PORT -> failure(ExitCode.INVALID_INPUT, "NOPORT", link.getMessage());
        case NO_PERMISSION -> failure(ExitCode.INVALID_INPUT, "NOPERMISSION", link.getMessage());
        case PORT_BUSY -> failure(ExitCode.INVALID_INPUT, "PORTBUSY", link.getMessage());
        case WRONG_CHIP -> failure(ExitCode.INVALID_INPUT, "WRONGCHIP", link.getMessage());
        case PORT_FAILED -> failure(ExitCode.TOOL_FAILED, "PORTFAILED", link.getMessage());
        case RESET -> failure(ExitCode.TOOL_FAILED, "BOARDRESET", link.getMessage());
        case SILENT -> failure(ExitCode.TIMEOUT, "SILENT", link.getMessage());
        case STALLED -> failure(ExitCode.TIMEOUT, "STALLED", link.getMessage());
      };
    }
    if (e instanceof RtlStoppedException stopped) {
      return failure(ExitCode.MISMATCH, "RTLSTOPPED", stopped.getMessage());
    }
    if (e instanceof DownloadException) {
      return failure(ExitCode.TOOL_FAILED, "DOWNLOAD", e.getMessage());
    }
    if (e instanceof IOException || e instanceof UncheckedIOException) {
      Throwable cause = e instanceof UncheckedIOException ? e.getCause() : e;
      // Only some of Java's messages name the file.
      String where =
          cause instanceof FileSystemException
              ? ""
              : "; make room where the output goes, or name another place. What was begun is removed";
      return failure(
          ExitCode.TOOL_FAILED, "IO", "cannot read or write: " + cause.getMessage() + where);
    }
    if (e instanceof OutOfMemoryError) {
      return failure(
          ExitCode.TOOL_FAILED,
          "MEMORY",
          "the heap is full; allow more with SPINTWIN_JAVA_OPTS=-Xmx4g");
    }
    return failure(
        ExitCode.INTERNAL,
        "INTERNAL",
        e.getClass().getSimpleName()
            + ": "
            + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
            + "; this is a defect of spintwin, SPINTWIN_DEBUG=1 shows where");
  }

  private static Failure failure(ExitCode exit, String code, String message) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("code", code);
    json.put("message", message);
    return new Failure(exit, "%Error-" + code + ": " + message, json);
  }

  private static Map<String, Object> json(InputException e) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("code", e.code().name());
    json.put("file", e.location().file());
    json.put("line", e.location().line());
    json.put("column", e.location().column());
    json.put("key", e.key());
    json.put("found", e.found());
    json.put("allowed", e.allowed());
    json.put("suggestion", e.suggestion());
    json.put("message", e.getMessage());
    return json;
  }
}
