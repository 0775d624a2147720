package io.shopkeeper.language.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.language.generate.Generation.Answer;
import io.shopkeeper.language.generate.Generation.Failed;
import io.shopkeeper.language.generate.Generation.NoModel;
import io.shopkeeper.language.generate.Generation.Unfit;
import org.junit.jupiter.api.Test;

final class NoGeneratorTest {

  @Test
  void aCallerSeesInTheTypeThatThereIsNoneAndLearnsHowToHaveOne() {
    TextGenerator none = new MaskingGenerator(new NoGenerator("name one"));
    Generation generation =
        none.generate(TextGeneratorContract.asking("Call 13800138000"), _ -> {});
    String shown =
        switch (generation) {
          case Answer answer -> answer.text();
          case Unfit unfit -> unfit.message();
          case Failed failed -> failed.message();
          case NoModel no -> no.remedy();
        };
    assertThat(shown).isEqualTo("name one");
    assertThat(generation.usage()).isEqualTo(Usage.NONE);
  }
}
