// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import java.util.Set;
import java.util.regex.Pattern;
import org.spintwin.spec.Tops;

/**
 * Which names a chip may have, so that they are legal in Verilog, VHDL, C, SystemRDL, Python, Tcl,
 * XML and file systems.
 */
final class ModuleName {
  private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  /** IEEE 1800-2017, annex B; those of Verilog-2005 are among them. */
  private static final Set<String> VERILOG_KEYWORDS =
      words(
          """
          accept_on alias always always_comb always_ff always_latch and assert assign assume
          automatic before begin bind bins binsof bit break buf bufif0 bufif1 byte case casex casez
          cell chandle checker class clocking cmos config const constraint context continue cover
          covergroup coverpoint cross deassign default defparam design disable dist do edge else end
          endcase endchecker endclass endclocking endconfig endfunction endgenerate endgroup
          endinterface endmodule endpackage endprimitive endprogram endproperty endsequence
          endspecify endtable endtask enum event eventually expect export extends extern final
          first_match for force foreach forever fork forkjoin function generate genvar global highz0
          highz1 if iff ifnone ignore_bins illegal_bins implements implies import incdir include
          initial inout input inside instance int integer interconnect interface intersect join
          join_any join_none large let liblist library local localparam logic longint macromodule
          matches medium modport module nand negedge nettype new nexttime nmos nor noshowcancelled
          not notif0 notif1 null or output package packed parameter pmos posedge primitive priority
          program property protected pull0 pull1 pulldown pullup pulsestyle_ondetect
          pulsestyle_onevent pure rand randc randcase randsequence rcmos real realtime ref reg
          reject_on release repeat restrict return rnmos rpmos rtran rtranif0 rtranif1 s_always
          s_eventually s_nexttime s_until s_until_with scalared sequence shortint shortreal
          showcancelled signed small soft solve specify specparam static string strong strong0
          strong1 struct super supply0 supply1 sync_accept_on sync_reject_on table tagged task this
          throughout time timeprecision timeunit tran tranif0 tranif1 tri tri0 tri1 triand trior
          trireg type typedef union unique unique0 unsigned until until_with untyped use uwire var
          vectored virtual void wait wait_order wand weak weak0 weak1 while wildcard wire with
          within wor xnor xor
          """);

  private static final Set<String> C_KEYWORDS =
      words(
          """
          auto char double float goto inline long register restrict short sizeof switch volatile
          """);

  /** IEEE 1076-2008; a design in VHDL may have the chip as a component. */
  private static final Set<String> VHDL_KEYWORDS =
      words(
          """
          abs access after all architecture array assume_guarantee attribute block body buffer bus
          component configuration constant disconnect downto elsif entity exit fairness file
          generic group guarded impure in is label library linkage literal loop map mod next of on
          open others out postponed port procedure process protected range record register reject
          rem report restrict_guarantee rol ror select sequence severity shared signal sla sll sra
          srl subtype then to transport type unaffected units until use variable vmode vprop vunit
          when
          """);

  /** SystemRDL 2.0; the registers of the chip are an address map of its name. */
  private static final Set<String> RDL_KEYWORDS =
      words(
          """
          abstract accesstype addressingtype addrmap boolean bothedge component componentwidth
          encode external field false hw internal level mem na number onreadtype onwritetype r rclr
          regfile rset ruser rw rw1 sw true w w1 wclr woclr woset wot wr wset wuser wzc wzs wzt
          """);

  /** The module of LiteX is a file of the chip's name. */
  private static final Set<String> PYTHON_KEYWORDS =
      words(
          """
          as async await def del elif except finally from global is lambda nonlocal none pass raise
          try yield
          """);

  private ModuleName() {}

  /** What speaks against the name, as the words that follow "found"; null where nothing does. */
  static String objection(String name) {
    if (!SHAPE.matcher(name).matches()) {
      return name.isEmpty() ? "an empty name" : name;
    }
    if (VERILOG_KEYWORDS.contains(name)) {
      return name + ", a keyword of SystemVerilog";
    }
    if (C_KEYWORDS.contains(name)) {
      return name + ", a keyword of C";
    }
    if (VHDL_KEYWORDS.contains(name)) {
      return name + ", a keyword of VHDL";
    }
    if (RDL_KEYWORDS.contains(name)) {
      return name + ", a keyword of SystemRDL";
    }
    if (PYTHON_KEYWORDS.contains(name)) {
      return name + ", a keyword of Python";
    }
    if (Tops.blocks().stream().anyMatch(b -> b.stem().equals(name))) {
      return name + ", the name of a block inside the chip";
    }
    return name.startsWith("tb_") ? name + ", which begins as testbenches do" : null;
  }

  private static Set<String> words(String text) {
    return Set.of(text.strip().split("\\s+"));
  }
}
