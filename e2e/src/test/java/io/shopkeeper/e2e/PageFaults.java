package io.shopkeeper.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// What goes wrong in the pages of a test; a test that leaves any behind has failed.
final class PageFaults implements AfterEachCallback {
  private final List<String> found = new ArrayList<>();

  /// Hears of errors in a page, and of any script that opens a dialog.
  void watch(Page page) {
    page.onPageError(found::add);
    page.onDialog(dialog -> {
      found.add("a script ran: " + dialog.message());
      dialog.dismiss();
    });
    page.onConsoleMessage(message -> {
      if (message.type().equals("error")) {
        found.add(message.text());
      }
    });
  }

  /// Likewise, and of whatever is asked of another server.
  void watch(Page page, String server) {
    watch(page);
    page.onRequest(request -> {
      if (!request.url().startsWith(server + "/") && !request.url().startsWith("data:")) {
        found.add("asked elsewhere: " + request.url());
      }
    });
  }

  List<String> found() {
    return List.copyOf(found);
  }

  /// Forgets what a test brought about on purpose.
  void forget(String part) {
    found.removeIf(fault -> fault.contains(part));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    List<String> left = found();
    found.clear();
    assertThat(left).isEmpty();
  }
}
