package io.shopkeeper.serve.storefront;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.serve.api.Chat;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Request;
import org.jspecify.annotations.Nullable;

/// The customer service in the shop: whoever a visitor is signed in as asks.
final class VisitorChat {
  /// The header by which a script says that it was on a page of this visitor's.
  private static final String SEAL = "Shopkeeper-Seal";

  private final Chat chat;
  private final Visitors visitors;

  VisitorChat(Chat chat, Visitors visitors) {
    this.chat = chat;
    this.visitors = visitors;
  }

  Answer ask(Request request) {
    return chat.ask(request, asker(request));
  }

  Answer messages(Request request) {
    return chat.messages(request, asker(request));
  }

  Answer rate(Request request) {
    return chat.rate(request, asker(request));
  }

  private @Nullable CustomerId asker(Request request) {
    return visitors.sender(request, request.headers().first(SEAL).orElse("")).who().customer();
  }
}
