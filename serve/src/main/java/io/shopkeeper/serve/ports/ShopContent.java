package io.shopkeeper.serve.ports;

import io.shopkeeper.content.check.shop.ShopChecks;
import io.shopkeeper.content.texts.Drafting;
import io.shopkeeper.content.texts.ShopTexts;

/// What writes, checks and keeps the shop's texts. Safe for any number of threads.
public interface ShopContent {

  Drafting drafting();

  ShopChecks checks();

  ShopTexts texts();
}
