package io.shopkeeper.serve.console;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BarTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 37, 100})
  void aBarIsAsLongAsItSays(int percent) {
    var page = new StringOutput();
    TemplateEngine.createPrecompiled(
            null, ContentType.Html, getClass().getClassLoader(), "io.shopkeeper.serve.jte")
        .render("bar.jte", Map.<String, Object>of("percent", percent), page);
    assertThat(page.toString()).contains("<rect width=\"%d\"".formatted(percent));
  }
}
