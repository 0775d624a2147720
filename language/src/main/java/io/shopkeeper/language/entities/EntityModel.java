package io.shopkeeper.language.entities;

import io.shopkeeper.language.tagging.CrfModel;
import io.shopkeeper.numeric.LongIndex;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What [EntityTrainer] leaves.
///
/// @param names of the tags
/// @param index of the features of characters
/// @param network that is asked beside the field, or null
public record EntityModel(
    EntityTrainer trainer,
    List<String> names,
    LongIndex index,
    CrfModel field,
    @Nullable CharacterNetwork network) {

  /// Marks the entities of texts: a tag for every character.
  public List<List<String>> tag(TaggedTexts texts) {
    return trainer.tag(this, texts);
  }
}
