package io.shopkeeper.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlTextTest {

  @Test
  void textStaysAsItIs() {
    assertThat(HtmlText.plain("Two  spaces, no tag")).isEqualTo("Two  spaces, no tag");
    assertThat(HtmlText.plain("5 < 6 & 7 > 2")).isEqualTo("5 < 6 & 7 > 2");
  }

  @Test
  void blocksArePartedAndReferencesResolvedOnce() {
    assertThat(HtmlText.plain("<ul><li>One</li><li>Two&nbsp;&amp;&#32;more</li></ul><br>End"))
        .isEqualTo("One\nTwo & more\nEnd");
    assertThat(HtmlText.plain("&amp;lt;b&amp;gt; &#x20AC; &unknown; &#99999999;"))
        .isEqualTo("&lt;b&gt; € &unknown; &#99999999;");
  }

  @Test
  void whatIsNotShownIsDropped() {
    assertThat(
            HtmlText.plain(
                "<style>p {color: red}</style><p>Shown<!-- hidden"
                    + " --></p><script>alert('x')</script>"))
        .isEqualTo("Shown");
  }
}
