package io.shopkeeper.language.generate;

/// Stands where a model would be if one were configured.
///
/// @param remedy how to configure one
public record NoGenerator(String remedy) implements TextGenerator {

  @Override
  public String name() {
    return "none";
  }

  @Override
  public Generation generate(Prompt prompt, Pieces pieces) {
    return new Generation.NoModel(remedy);
  }
}
