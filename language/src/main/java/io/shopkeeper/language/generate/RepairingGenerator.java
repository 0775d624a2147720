package io.shopkeeper.language.generate;

import io.shopkeeper.language.generate.Generation.Answer;
import io.shopkeeper.language.generate.Generation.Failed;
import io.shopkeeper.language.generate.Generation.NoModel;
import io.shopkeeper.language.generate.Generation.Unfit;
import java.util.List;

/// Tells a model once what was wrong with its answer, and lets it answer again, unless pieces of it
/// have been seen. An answer of which a form was asked comes in one piece, once it has been
/// checked.
///
/// @param generator whose answers are looked at
public record RepairingGenerator(TextGenerator generator) implements TextGenerator {

  @Override
  public String name() {
    return generator.name();
  }

  @Override
  public Generation generate(Prompt prompt, Pieces pieces) {
    if (prompt.form().isEmpty()) {
      var watched = new Watched(pieces);
      Generation first = generator.generate(prompt, watched);
      return first instanceof Unfit unfit && !watched.seen ? again(prompt, unfit, pieces) : first;
    }
    // Pieces of what has to be taken back later are of no use to anybody.
    Generation first = generator.generate(prompt, Pieces.UNWANTED);
    Generation last = first instanceof Unfit unfit ? again(prompt, unfit, Pieces.UNWANTED) : first;
    switch (last) {
      case Answer answer -> pieces.next(answer.text());
      case Unfit _, Failed _, NoModel _ -> {}
    }
    return last;
  }

  private Generation again(Prompt prompt, Unfit unfit, Pieces pieces) {
    var complaint =
        new Message.Asked(
            "That cannot be used: %s. Give the whole answer again, in the form asked for."
                .formatted(String.join("; ", unfit.problems())));
    Prompt corrected =
        unfit.text().isBlank()
            ? prompt.then(complaint)
            : prompt.then(new Message.Answered(unfit.text(), List.of()), complaint);
    return generator.generate(corrected, pieces).after(unfit.usage());
  }

  /// Knows whether anything was seen of an answer.
  private static final class Watched implements Pieces {
    private final Pieces pieces;
    private volatile boolean seen;

    Watched(Pieces pieces) {
      this.pieces = pieces;
    }

    @Override
    public void next(String piece) {
      if (pieces.wanted()) {
        seen = true;
      }
      pieces.next(piece);
    }

    @Override
    public boolean wanted() {
      return pieces.wanted();
    }
  }
}
