package io.shopkeeper.language.evaluation;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What a text protocol is given: files to learn from and to be judged by, or one file of which
/// every record is held out once.
///
/// @param folds into which `data` is cut, at least 2
public record TextFiles(
    @Nullable Path train,
    @Nullable Path valid,
    @Nullable Path test,
    @Nullable Path data,
    int folds) {

  public TextFiles {
    if (data != null && (train != null || valid != null || test != null)) {
      throw new IllegalArgumentException("--data holds everything: give it without other files");
    }
    if (data == null && (train == null || test == null)) {
      throw new IllegalArgumentException(
          "give --train FILE with --test FILE, or --data FILE with --folds N");
    }
    if (folds < 2) {
      throw new IllegalArgumentException("folds must be at least 2: " + folds);
    }
  }
}
