// SPDX-License-Identifier: Apache-2.0
// The native side of VerilatedModel. Compiled in one translation unit with the generated model,
// after layout.h, which holds the tables SPINTWIN_INPUTS, _HELD, _COMPARED and _MEMORIES.

#include <cstdarg>
#include <cstdio>
#include <string>

#include "record.h"
#ifdef SPINTWIN_COVERAGE
#include "verilated_cov.h"
#endif

#define SPINTWIN_API extern "C" __attribute__((visibility("default")))

namespace {

// What ended the last run; the numbers are those of VerilatedModel.Status.
enum Status { RAN = 0, DIFFERED = 1, STOPPED = 2, FINISHED = 3, FATAL = 4 };

constexpr std::size_t kOutputKept = 4096;
constexpr Word kTimePerClock = 10;

struct Fatal {};

// Verilated constructors read the power-up rule from the thread's context.
VerilatedContext* prepare(VerilatedContext& context, int seed) {
  Verilated::threadContextp(&context);
  context.fatalOnError(false);
  context.randReset(seed == 0 ? 0 : 2);
  context.randSeed(seed);
#ifdef SPINTWIN_TRACE
  context.traceEverOn(true);
#endif
  return &context;
}

struct Instance {
  VerilatedContext context;
  SPINTWIN_MODEL model;
  Word clocks = 0;
  bool single;
  Status status = RAN;
  std::string file;
  int line = 0;
  std::string output;
#ifdef SPINTWIN_TRACE
  VerilatedVcdC* vcd = nullptr;
  Word wave_from = 0;
  Word wave_to = 0;
#endif

  Instance(int seed, bool single_evaluation)
      : model(prepare(context, seed), "TOP"), single(single_evaluation) {}
  Root& root() { return *model.rootp; }
  bool ended() const { return status >= STOPPED; }
  void end(Status why, const char* at_file, int at_line) {
    if (ended()) return;  // the first cause counts
    status = why;
    file = at_file ? at_file : "";
    line = at_line;
  }
};

thread_local Instance* current = nullptr;

// Verilator's hooks carry no instance, so each entry says which one this thread is running.
class Entry {
 public:
  explicit Entry(Instance& instance) {
    current = &instance;
    Verilated::threadContextp(&instance.context);
  }
  ~Entry() {
    current = nullptr;
    Verilated::threadContextp(nullptr);
  }
  Entry(const Entry&) = delete;
  Entry& operator=(const Entry&) = delete;
};

// ---- one clock --------------------------------------------------------------------------------

#ifdef SPINTWIN_TRACE
void wave_close(Instance& m) {
  VerilatedVcdC* vcd = m.vcd;
  m.vcd = nullptr;  // closing may throw; a writer that failed is not touched again
  vcd->close();
  delete vcd;
}
#endif

inline void clock_once(Instance& m) {
  Root& root = m.root();
#ifdef SPINTWIN_PREVIOUS_CLOCK
  if (m.single) {
    // As if the clock had been low: one evaluation then sees new inputs and a rising edge.
    root.SPINTWIN_PREVIOUS_CLOCK = 0;
    root.SPINTWIN_CLOCK = 1;
    m.model.eval_step();
    m.context.time(++m.clocks * kTimePerClock);
    return;
  }
#endif
#ifdef SPINTWIN_TRACE
  const bool shown = m.vcd && m.clocks >= m.wave_from;
#endif
  root.SPINTWIN_CLOCK = 0;
  m.model.eval_step();
#ifdef SPINTWIN_TRACE
  if (shown) m.vcd->dump(m.context.time());
#endif
  root.SPINTWIN_CLOCK = 1;
  m.model.eval_step();
#ifdef SPINTWIN_TRACE
  if (shown) m.vcd->dump(m.context.time() + kTimePerClock / 2);
#endif
  m.context.time(++m.clocks * kTimePerClock);
#ifdef SPINTWIN_TRACE
  if (m.vcd && m.clocks == m.wave_to) wave_close(m);
#endif
}

// Runs code that may meet a fatal error of the Verilog or of the run time.
template <typename Code>
void guarded(Instance& m, Code code) {
  Entry entry(m);
  try {
    code();
  } catch (const Fatal&) {
    // vl_fatal has left the cause in the instance.
  } catch (const std::exception& e) {
    m.output = e.what();
    m.end(FATAL, "", 0);
  }
}

Instance& instance(void* handle) { return *static_cast<Instance*>(handle); }

// ---- tables for access by number --------------------------------------------------------------

using Poke = void (*)(Root&, const Word*);
using Peek = void (*)(Root&, Word*);

const Poke kPokes[] = {
#define SPINTWIN_X(member, bits, offset) \
  [](Root& root, const Word* from) { drive<bits>(root.member, from); },
    SPINTWIN_INPUTS(SPINTWIN_X) SPINTWIN_HELD(SPINTWIN_X)
#undef SPINTWIN_X
        nullptr};

const Peek kPeeks[] = {
#define SPINTWIN_X(member, bits, offset) \
  [](Root& root, Word* to) { capture(root.member, to); },
    SPINTWIN_COMPARED(SPINTWIN_X)
#undef SPINTWIN_X
        nullptr};

const Poke kLoads[] = {
#define SPINTWIN_X(member, words, width)                                             \
  [](Root& root, const Word* from) {                                                 \
    for (int i = 0; i < (words); ++i, from += ((width) + 63) / 64)                   \
      drive<width>(root.member[i], from);                                            \
  },
    SPINTWIN_MEMORIES(SPINTWIN_X)
#undef SPINTWIN_X
        nullptr};

const Peek kReads[] = {
#define SPINTWIN_X(member, words, width)                                             \
  [](Root& root, Word* to) {                                                         \
    for (int i = 0; i < (words); ++i, to += ((width) + 63) / 64)                     \
      capture(root.member[i], to);                                                   \
  },
    SPINTWIN_MEMORIES(SPINTWIN_X)
#undef SPINTWIN_X
        nullptr};

}  // namespace

// ---- hooks called by the Verilator run time ---------------------------------------------------

int spintwin_printf(const char* format, ...) {
  char text[kOutputKept];
  va_list arguments;
  va_start(arguments, format);
  const int length = std::vsnprintf(text, sizeof text, format, arguments);
  va_end(arguments);
  if (current) {
    std::string& output = current->output;
    output += text;
    if (output.size() > kOutputKept) output.erase(0, output.size() - kOutputKept);
  }
  return length;
}

void vl_stop(const char* file, int line, const char*) {
  if (current) current->end(STOPPED, file, line);
}

void vl_finish(const char* file, int line, const char*) {
  if (current) current->end(FINISHED, file, line);
}

void vl_fatal(const char* file, int line, const char*, const char* message) {
  if (current) {
    spintwin_printf("%s\n", message);
    current->end(FATAL, file, line);
  }
  throw Fatal{};
}

// ---- the interface Java calls -----------------------------------------------------------------

SPINTWIN_API Word spintwin_layout_hash() { return SPINTWIN_LAYOUT_HASH; }

/** 1 when the model can be clocked with a single evaluation. */
SPINTWIN_API int spintwin_has_single() {
#ifdef SPINTWIN_PREVIOUS_CLOCK
  return 1;
#else
  return 0;
#endif
}

// New instance, settled with every input 0; registers and memories start at 0, or at random values
// when the seed is not 0. Null when there is no memory for it or an initial block is fatal.
SPINTWIN_API void* spintwin_create(int seed, int single) {
  Instance* m = nullptr;
  try {
    m = new Instance(seed, single != 0);
    guarded(*m, [m] { m->model.eval(); });
  } catch (const std::exception&) {
    return nullptr;
  }
  return m;
}

SPINTWIN_API void spintwin_destroy(void* handle) {
  Instance* m = &instance(handle);
  guarded(*m, [m] {
#ifdef SPINTWIN_TRACE
    if (m->vcd) wave_close(*m);
#endif
  });
  Entry entry(*m);
  delete m;
}

// Runs up to n clocks. With `expected`, compares the record after every clock and stops at the
// first that differs, leaving the model's record in `actual`; without it, records every clock in
// `actual` unless that is null. Returns the clocks done before the one that differed or stopped.
SPINTWIN_API std::int64_t spintwin_run(
    void* handle, const Word* stimulus, const Word* expected, Word* actual, std::int64_t n) {
  Instance& m = instance(handle);
  std::int64_t done = 0;
  if (m.ended()) return done;
  m.status = RAN;
  guarded(m, [&] {
    Root& root = m.root();
    for (; done < n; ++done) {
      drive_record(root, stimulus);
      clock_once(m);
      stimulus += SPINTWIN_INPUT_WORDS;
      if (VL_UNLIKELY(m.status != RAN)) return;
      if (expected) {
        if (VL_UNLIKELY(record_differs(root, expected))) {
          capture_record(root, actual);
          m.status = DIFFERED;
          return;
        }
        expected += SPINTWIN_COMPARED_WORDS;
      } else if (actual) {
        capture_record(root, actual);
        actual += SPINTWIN_COMPARED_WORDS;
      }
    }
  });
  return done;
}

SPINTWIN_API int spintwin_status(void* handle) { return instance(handle).status; }

// Where the model stopped: a file name, or "" when Verilator does not say.
SPINTWIN_API const char* spintwin_file(void* handle) { return instance(handle).file.c_str(); }

SPINTWIN_API int spintwin_line(void* handle) { return instance(handle).line; }

// The last text the Verilog or the run time printed.
SPINTWIN_API const char* spintwin_output(void* handle) { return instance(handle).output.c_str(); }

SPINTWIN_API void spintwin_load(void* handle, int memory, const Word* from) {
  kLoads[memory](instance(handle).root(), from);
}

SPINTWIN_API void spintwin_read(void* handle, int memory, Word* to) {
  kReads[memory](instance(handle).root(), to);
}

// One signal, one clock: slow by design, the yardstick of the benchmark.
SPINTWIN_API void spintwin_poke(void* handle, int input, const Word* from) {
  kPokes[input](instance(handle).root(), from);
}

SPINTWIN_API void spintwin_peek(void* handle, int compared, Word* to) {
  kPeeks[compared](instance(handle).root(), to);
}

SPINTWIN_API void spintwin_clock(void* handle) {
  Instance& m = instance(handle);
  if (!m.ended()) guarded(m, [&m] { clock_once(m); });
}

#ifdef SPINTWIN_TRACE
// Writes the clocks from <= clock < to, counted from creation, as VCD; 1 when the file is open.
// Clock c starts at time 10 c and rises at 10 c + 5.
SPINTWIN_API int spintwin_wave(void* handle, const char* path, std::int64_t from, std::int64_t to) {
  Instance& m = instance(handle);
  int opened = 0;
  guarded(m, [&] {
    m.vcd = new VerilatedVcdC;
    m.model.trace(m.vcd, 99);
    m.vcd->open(path);
    opened = m.vcd->isOpen();
    m.wave_from = static_cast<Word>(from);
    m.wave_to = static_cast<Word>(to);
  });
  return opened;
}

// Ends the waveform; 1 when it is complete on disk.
SPINTWIN_API int spintwin_wave_close(void* handle) {
  Instance& m = instance(handle);
  int complete = 0;
  guarded(m, [&] {
    if (m.vcd) wave_close(m);
    complete = 1;
  });
  return complete;
}
#endif

#ifdef SPINTWIN_COVERAGE
// Writes the counts so far; 1 when they are on disk.
SPINTWIN_API int spintwin_coverage(void* handle, const char* path) {
  Instance& m = instance(handle);
  int written = 0;
  guarded(m, [&] {
    m.context.coveragep()->forcePerInstance(true);
    m.context.coveragep()->write(path);
    written = 1;
  });
  return written;
}
#endif
