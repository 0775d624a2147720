package io.shopkeeper.app.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/// What happens when the process is asked to stop, as by Ctrl-C, `kill` or a terminal that closes.
///
/// Signals and no shutdown hook: all hooks run at once, and ONNX Runtime gives up its environment
/// in one of its own, which aborts the process if an encoder is just being loaded.
public final class StopSignals {
  private static final List<String> NAMES = List.of("INT", "TERM", "HUP");

  private final List<Replaced> replaced = new ArrayList<>();

  private record Replaced(Signal signal, SignalHandler before) {}

  private StopSignals() {}

  /// From now on the first signal ends the process with what `stop` returns. One that was ignored,
  /// as by `nohup`, still is.
  public static StopSignals handledBy(IntSupplier stop) {
    var signals = new StopSignals();
    var asked = new AtomicBoolean();
    SignalHandler handler =
        _ -> {
          if (asked.compareAndSet(false, true)) {
            new Thread(() -> Runtime.getRuntime().halt(stop.getAsInt()), "stop").start();
          }
        };
    NAMES.forEach(name -> signals.handle(name, handler));
    return signals;
  }

  private void handle(String name, SignalHandler handler) {
    try {
      var signal = new Signal(name);
      SignalHandler before = Signal.handle(signal, handler);
      if (before == SignalHandler.SIG_IGN) {
        Signal.handle(signal, before);
      } else {
        replaced.add(new Replaced(signal, before));
      }
    } catch (IllegalArgumentException _) {
      // Not every system has every signal.
    }
  }

  /// Signals do again what they did before.
  public void restore() {
    replaced.forEach(one -> Signal.handle(one.signal, one.before));
  }
}
