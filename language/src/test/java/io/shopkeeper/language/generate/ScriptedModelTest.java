package io.shopkeeper.language.generate;

final class ScriptedModelTest extends TextGeneratorContract {

  @Override
  protected TextGenerator generator(Reply... replies) {
    return new ScriptedModel(replies);
  }
}
