package io.shopkeeper.serve.api;

import io.shopkeeper.domain.Product;
import io.shopkeeper.ingest.HookIntake;
import io.shopkeeper.ingest.HookPlatform;
import io.shopkeeper.ingest.HookReceipt;
import io.shopkeeper.serve.access.Deliveries;
import io.shopkeeper.serve.access.HookSecrets;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Handler;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.JsonTree;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.ProblemException;
import io.shopkeeper.serve.http.ProblemKind;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.serve.metrics.Metrics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Takes the webhooks of platforms. Who may send is told by the signature of the body, with the
/// secret that the shop shares with the platform; nobody logs in.
///
/// An answer of 200 says that there is nothing to repeat, also where rows were refused: the
/// platform would be refused again.
public final class HooksApi {
  private static final int LIMIT = 2 * 1024 * 1024;

  /// What WooCommerce sends, unsigned, to see whether somebody answers.
  private static final Pattern PING = Pattern.compile("webhook_id=\\d+");

  private static final Pattern ID = Pattern.compile("[\\w.:-]{1,100}");

  private final HookSecrets secrets;
  private final Deliveries deliveries;
  private final HookIntake intake;
  private final Metrics metrics;
  private final RecentRejections recent;
  private final Consumer<List<Product>> catalogueChanged;
  private final InstantSource clock;

  /// The headers of a platform.
  private record Headers(String signature, String topic, String delivery) {
    static Headers of(HookPlatform platform) {
      return switch (platform) {
        case SHOPIFY ->
            new Headers("X-Shopify-Hmac-Sha256", "X-Shopify-Topic", "X-Shopify-Webhook-Id");
        case WOOCOMMERCE ->
            new Headers("X-WC-Webhook-Signature", "X-WC-Webhook-Topic", "X-WC-Webhook-Delivery-ID");
      };
    }
  }

  /// @param folder of secrets and deliveries
  /// @param catalogueChanged hears of products that were written, once they are on disk
  public HooksApi(
      Path folder,
      HookIntake intake,
      Metrics metrics,
      RecentRejections recent,
      Consumer<List<Product>> catalogueChanged,
      InstantSource clock) {
    this.secrets = new HookSecrets(folder);
    this.intake = intake;
    this.metrics = metrics;
    this.recent = recent;
    this.catalogueChanged = catalogueChanged;
    this.clock = clock;
    try {
      this.deliveries = new Deliveries(folder.resolve("deliveries"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Answers one platform.
  public Handler of(HookPlatform platform) {
    return request -> {
      try {
        return post(platform, request);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  private Answer post(HookPlatform platform, Request request) throws IOException {
    Headers headers = Headers.of(platform);
    byte[] body = request.body(LIMIT);
    String signature = request.headers().first(headers.signature()).orElse("");
    if (signature.isEmpty() && platform == HookPlatform.WOOCOMMERCE && isPing(body)) {
      return answer(platform, "ping", 0, 0, new Refused());
    }
    if (!secrets.signed(platform, body, signature)) {
      metrics.countHook(platform.wireName(), "unsigned");
      throw unsigned(platform, headers);
    }
    String topic = required(request, headers.topic());
    String delivery = platform.wireName() + ":" + required(request, headers.delivery());
    if (deliveries.knows(delivery)) {
      return answer(platform, "replayed", 0, 0, new Refused());
    }
    HookReceipt receipt = intake.take(platform, topic, members(body), clock.instant());
    deliveries.add(delivery);
    if (!receipt.products().isEmpty()) {
      catalogueChanged.accept(receipt.products());
    }
    var refused = new Refused();
    receipt.rejected().forEach(refused::add);
    recent.add(refused.listed());
    return answer(
        platform,
        receipt.outcome().name().toLowerCase(Locale.ROOT),
        receipt.accepted(),
        receipt.duplicates(),
        refused);
  }

  private static boolean isPing(byte[] body) {
    return body.length < 40 && PING.matcher(new String(body, StandardCharsets.US_ASCII)).matches();
  }

  private static String required(Request request, String header) {
    return request
        .headers()
        .first(header)
        .filter(text -> ID.matcher(text.replace('/', '.')).matches())
        .orElseThrow(() ->
            Problem.badRequest(
                    "the header %s is missing, or no name".formatted(header),
                    "Let the platform send the webhook, with all its headers.")
                .asException());
  }

  private static Map<String, Object> members(byte[] body) {
    try {
      return JsonTree.object(body);
    } catch (IllegalArgumentException e) {
      throw new Problem(
              ProblemKind.MALFORMED_JSON,
              "the body is no JSON object",
              "Choose JSON as the format of the webhook.")
          .asException();
    }
  }

  private static ProblemException unsigned(HookPlatform platform, Headers headers) {
    return new Problem(
            ProblemKind.UNAUTHORISED,
            "the body is not signed in %s by the secret of %s"
                .formatted(headers.signature(), platform.wireName()),
            "Give the secret of the webhook with: ./shopkeeper hooks add " + platform.wireName())
        .asException();
  }

  private Answer answer(
      HookPlatform platform, String outcome, long accepted, long duplicates, Refused refused) {
    metrics.countHook(platform.wireName(), outcome);
    return Answer.json(
        Json.write(json -> {
          json.writeStartObject();
          json.writeStringProperty("outcome", outcome);
          json.writeNumberProperty("accepted", accepted);
          json.writeNumberProperty("duplicates", duplicates);
          refused.write(json);
          json.writeEndObject();
        }));
  }
}
