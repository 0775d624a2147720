package io.shopkeeper.language.entities;

import io.shopkeeper.language.Language;
import io.shopkeeper.language.tagging.CrfModel;
import io.shopkeeper.numeric.ColumnScale;
import io.shopkeeper.numeric.LongIndex;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What [EntityTrainer] leaves.
///
/// @param names of the tags
/// @param index of the features of characters
/// @param language whose encoder is asked
/// @param scale of its vectors, or null if it is not asked
public record EntityModel(
    EntityTrainer trainer,
    List<String> names,
    LongIndex index,
    Language language,
    @Nullable ColumnScale scale,
    CrfModel field) {

  /// Marks the entities of texts: a tag for every character.
  public List<List<String>> tag(TaggedTexts texts) {
    return trainer.tag(this, texts);
  }
}
