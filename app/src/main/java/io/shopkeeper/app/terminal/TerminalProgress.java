package io.shopkeeper.app.terminal;

import io.shopkeeper.domain.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/// Progress shown to a person, a bar or a line per stage, with rate and time left.
public final class TerminalProgress implements Progress, AutoCloseable {
  private static final long LINE_EVERY_NANOS = Duration.ofSeconds(10).toNanos();

  /// Steps rather than things: nobody wants to know how many.
  private static final int FEW = 20;

  private final Terminal terminal;
  private String stage = "";
  private @Nullable ProgressBar bar;
  private long stageStarted;
  private long lineShown;
  private long done;

  TerminalProgress(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public synchronized void at(String newStage, long newDone, long total) {
    if (terminal.json()) {
      return;
    }
    if (!newStage.equals(stage)) {
      finishStage();
      stage = newStage;
      stageStarted = System.nanoTime();
      lineShown = stageStarted;
      if (terminal.columns() > 0) {
        bar = bar(newStage, total);
      }
    }
    done = newDone;
    if (bar != null) {
      bar.maxHint(total).stepTo(newDone);
    } else if (System.nanoTime() - lineShown > LINE_EVERY_NANOS) {
      lineShown = System.nanoTime();
      terminal.say(line(total));
    }
  }

  /// Ends the last stage's bar or line.
  @Override
  public synchronized void close() {
    finishStage();
  }

  private void finishStage() {
    if (bar != null) {
      bar.close();
      bar = null;
    } else if (!stage.isEmpty()) {
      double seconds = seconds(System.nanoTime() - stageStarted);
      terminal.say(
          done < FEW
              ? "%s: %.1f s".formatted(stage, seconds)
              : "%s: %,d in %.1f s".formatted(stage, done, seconds));
    }
    stage = "";
  }

  /// As in `reading: 120,000 of 541,909 (22 %), 81,000/s, 5 s left`.
  private String line(long total) {
    double rate = done / Math.max(1e-9, seconds(System.nanoTime() - stageStarted));
    var line = new StringBuilder("%s: %,d".formatted(stage, done));
    if (total > 0) {
      line.append(" of %,d (%d %%)".formatted(total, 100 * done / total));
    }
    line.append(", %,.0f/s".formatted(rate));
    if (total > done && rate > 0) {
      line.append(", %,.0f s left".formatted((total - done) / rate));
    }
    return line.toString();
  }

  private static double seconds(long nanos) {
    return nanos / 1e9;
  }

  private ProgressBar bar(String task, long total) {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(total)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(200)
        .showSpeed()
        .setConsumer(new BarOutput(terminal.err(), terminal.columns()))
        .build();
  }

  /// Draws a bar over the line it stands on.
  private record BarOutput(PrintWriter err, int columns) implements ProgressBarConsumer {
    @Override
    public int getMaxRenderedLength() {
      return columns - 1;
    }

    @Override
    public void accept(String bar) {
      err.print("\r" + bar);
      err.flush();
    }

    @Override
    public void close() {
      err.println();
      err.flush();
    }
  }
}
