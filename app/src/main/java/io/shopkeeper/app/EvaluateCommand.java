package io.shopkeeper.app;

import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.assist.evaluation.IntentProtocol;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.language.evaluation.CategoryProtocol;
import io.shopkeeper.language.evaluation.ClassificationProtocol;
import io.shopkeeper.language.evaluation.EntityProtocol;
import io.shopkeeper.profile.evaluation.LifetimeProtocol;
import io.shopkeeper.profile.evaluation.OutcomeProtocol;
import io.shopkeeper.profile.evaluation.OutcomeProtocol.Outcome;
import io.shopkeeper.profile.evaluation.PurchaseFile;
import io.shopkeeper.profile.evaluation.RepurchaseProtocol;
import io.shopkeeper.profile.evaluation.UpliftProtocol;
import io.shopkeeper.profile.repurchase.SaleLog;
import io.shopkeeper.recommend.evaluation.RankingProtocol;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// Runs a published protocol on given files.
@Command(
    name = "evaluate",
    synopsisSubcommandLabel =
        "(recommend | sequence | next-basket | ranking | cold | cross-domain | flat | sentiment |"
            + " rating | aspects | entities | intents | faq | matching | categories | search |"
            + " lifetime-value | purchase | churn | uplift | assistant | ab | off-policy | copy |"
            + " checks)",
    description = {
      "Measure models on files, by protocols of the literature.",
      "按文献中的公开协议评测模型。",
      "",
      "Settings are chosen on --valid, or on a part of --train; --test is only looked at to be",
      "scored. Files are gzip or plain. Where no labels are given to be judged by, predictions are",
      "written and metrics left out.",
      "",
      "recommend, sequence: a line is a user, then their items, parted by blanks.",
      "sentiment, rating: a table with a header; texts in a column 'text' or 'review', labels in",
      "'label', 'sentiment', 'rating' …",
      "aspects: three lines a record: a sentence with $T$, the aspect, its polarity.",
      "entities: a character and its tag a line, an empty line between texts.",
      "matching: two questions and a label a line, parted by tabs.",
      "categories: a table of products with a header: 'title' or 'product', 'description',"
          + " 'brand',",
      "'category' and, if there, 'sub_category'.",
      "search: a catalogue with a header, 'query_id<TAB>query' and 'query_id<TAB>product_id<TAB>"
          + "relevance'.",
      "lifetime-value: a customer, a date and an amount a line.",
      "copy: an object a line, attributes in 'content', a text in 'summary'.",
      "ab: a unit a line with a header; off-policy: a round a line, with action, reward and"
          + " propensity.",
      "checks: products in --facts and texts in --texts, an object or a row each.",
      "purchase, churn, uplift: a record a line with a header, delimited or a spreadsheet.",
      "",
      "  shopkeeper evaluate recommend --train train.txt --test test.txt",
      "  shopkeeper evaluate sequence --data sequences.txt --json --out lists.tsv",
      "  shopkeeper evaluate next-basket --data history.json --test future.json",
      "  shopkeeper evaluate sentiment --train train.tsv --test test.tsv"
    })
final class EvaluateCommand {
  private static final int FOLDS = 5;

  @ParentCommand private Shopkeeper shopkeeper = new Shopkeeper();

  /// What every protocol is told of its answer.
  static final class Output {
    @Option(
        names = "--seed",
        paramLabel = "N",
        defaultValue = "1",
        description = "Of all randomness (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
        names = "--out",
        paramLabel = "FILE",
        description =
            "Write what was found there: lists as 'user<TAB>item item …', else a record a line.")
    private @Nullable Path file;

    Seed seed() {
      return new Seed(seed);
    }

    Evaluation evaluation(Terminal terminal) {
      return new Evaluation(seed, file, terminal);
    }
  }

  @Command(
      description = {
        "Rank all items for every user, those of train left out.",
        "全量排序推荐：排除训练集中的商品。"
      })
  void recommend(@Mixin RecommendOptions options) {
    options.evaluate(RankingProtocol.RECOMMEND, shopkeeper.terminal());
  }

  @Command(
      description = {
        "Rank all items to follow a sequence whose last item is held out.",
        "序列推荐：留出最后一项，全量排序。"
      })
  void sequence(@Mixin RecommendOptions options) {
    options.evaluate(RankingProtocol.SEQUENCE, shopkeeper.terminal());
  }

  @Command(
      name = "next-basket",
      description = {
        "Foretell what is in every user's next basket.",
        "预测每位用户的下一个购物篮。",
        "",
        "A file is {\"user\": [[item, …], …], …}, baskets oldest first, or a table of order lines"
            + " with",
        "columns as user, order, time, item; gzip or plain. --train alone writes lists and leaves",
        "metrics out; --data alone holds out everybody's newest basket."
      })
  void nextBasket(@Mixin BasketOptions options) {
    options.evaluate(shopkeeper.terminal());
  }

  @Command(
      description = {
        "Put candidates in order by profile, attributes, descriptions and reviews.",
        "学习排序：按画像、属性、描述与评论排列候选商品，并逐项消融。"
      })
  void ranking(@Mixin RankingOptions options) {
    options.evaluate(shopkeeper.terminal());
  }

  @Command(
      description = {
        "From one table of customers, items and reviews to judged recommendations, with a report.",
        "从一张表（画像、属性、价格、评论、评分）到推荐与评测，并生成图文报告。"
      })
  void flat(@Mixin FlatOptions options) {
    options.evaluate(shopkeeper.terminal());
  }

  @Command(
      description = {
        "Show products that nobody had to do with yet to the right people.",
        "冷启动：把还没有任何行为的新商品推荐给合适的顾客。"
      })
  void cold(@Mixin ColdOptions options) {
    options.evaluate(shopkeeper.terminal());
  }

  @Command(
      name = "cross-domain",
      description = {
        "Recommend in one domain by what the same customers did in another.",
        "跨域推荐：利用同一批顾客在另一领域或渠道的行为。"
      })
  void crossDomain(@Mixin CrossDomainOptions options) {
    options.evaluate(shopkeeper.terminal());
  }

  @Command(description = {"Tell reviews in favour from others.", "情感分类：正面与负面评论。"})
  void sentiment(@Mixin TextOptions options) {
    options.evaluate(ClassificationProtocol.SENTIMENT, shopkeeper.terminal());
  }

  @Command(description = {"Tell the stars of a review from its text.", "由评论文本预测评分。"})
  void rating(@Mixin TextOptions options) {
    options.evaluate(ClassificationProtocol.RATING, shopkeeper.terminal());
  }

  @Command(description = {"Tell what a sentence thinks of an aspect.", "方面级情感：句子对某一方面的态度。"})
  void aspects(@Mixin TextOptions options) {
    options.evaluate(ClassificationProtocol.ASPECTS, shopkeeper.terminal());
  }

  @Command(description = {"Mark products, brands and models in titles.", "标出标题中的商品、品牌、型号等实体。"})
  void entities(@Mixin TextOptions options) {
    options.evaluate(new EntityProtocol(), shopkeeper.terminal());
  }

  @Command(
      description = {
        "Tell what utterances ask for, and which ask for nothing that was taught.",
        "意图识别与范围外检测。",
        "",
        "A table with a header: utterances in a column 'text', 'utterance' or 'query', intents in",
        "'intent', 'label' or 'category'; 'oos' or 'out_of_scope' marks those out of scope.",
        "Predictions are 'intent<TAB>probability<TAB>probability of being in scope'."
      })
  void intents(@Mixin TextOptions options) {
    options.evaluate(new IntentProtocol(), shopkeeper.terminal());
  }

  @Command(
      description = {
        "Find the answer to questions in other words, or say that there is none.",
        "常见问题检索：换一种问法也能找到答案，没有答案时如实说明。"
      })
  void faq(@Mixin FaqOptions options) {
    options.evaluate(shopkeeper.terminal());
  }

  @Command(description = {"Tell whether two questions ask the same.", "判断两个问题是否同义。"})
  void matching(@Mixin TextOptions options) {
    options.evaluate(ClassificationProtocol.MATCHING, shopkeeper.terminal());
  }

  @Command(
      name = "lifetime-value",
      description = {
        "Foretell the purchases of the second half of a log from the first.",
        "由前一半购买记录预测后一半的购买次数与金额。"
      })
  void lifetimeValue(@Mixin ProfileOptions options) {
    options.evaluate(
        (file, surroundings) ->
            new LifetimeProtocol(
                    surroundings.seed(), surroundings.workers(), surroundings.progress())
                .fit(PurchaseFile.read(file), surroundings.model()),
        shopkeeper.terminal());
  }

  @Command(
      description = {
        "Foretell whether a session ends in a purchase.",
        "预测一次访问是否会购买。",
        "",
        "A record a line with a header; whether they bought in a column 'Revenue' or 'purchase'.",
        "Or lines of invoices (InvoiceNo, StockCode, Quantity, InvoiceDate, UnitPrice,"
            + " CustomerID):",
        "who buys again within the last 90 days.",
      })
  void purchase(@Mixin ProfileOptions options) {
    options.evaluate(
        (file, with) -> {
          Optional<SaleLog> sales = SaleFile.read(file);
          return sales.isPresent()
              ? new RepurchaseProtocol(with.seed(), with.workers(), with.progress())
                  .fit(sales.orElseThrow())
              : new OutcomeProtocol(
                      Outcome.PURCHASE, FOLDS, with.seed(), with.workers(), with.progress())
                  .fit(RecordFile.read(file), with.model());
        },
        shopkeeper.terminal());
  }

  @Command(
      description = {
        "Foretell which customers leave.",
        "预测客户流失。",
        "",
        "A customer a line with a header; whether they left in a column 'Churn' or 'Exited'. Rows",
        "with the same features are held out together."
      })
  void churn(@Mixin ProfileOptions options) {
    options.evaluate(
        (file, with) ->
            new OutcomeProtocol(Outcome.CHURN, FOLDS, with.seed(), with.workers(), with.progress())
                .fit(RecordFile.read(file), with.model()),
        shopkeeper.terminal());
  }

  @Command(
      description = {
        "Find the customers whom a campaign changes.",
        "找出会被营销活动影响的顾客（增益模型）。",
        "",
        "A customer a line with a header; the campaign in a column 'segment' or 'treatment', what",
        "happened in 'visit', 'conversion' or 'outcome'. Half is learned from, half is ranked.",
        "Predictions are 'record<TAB>uplift' of the half that is ranked."
      })
  void uplift(@Mixin ProfileOptions options) {
    options.evaluate(
        (file, with) ->
            new UpliftProtocol(with.seed(), with.workers(), with.progress())
                .fit(RecordFile.read(file), with.model()),
        shopkeeper.terminal());
  }

  @Command(
      description = {
        "Compare the arms of an experiment, a unit a line.",
        "比较实验各组：差异、置信区间与样本比例检验。",
        "What columns mean is guessed by their names, and said: the arm's, the unit's; numbers",
        "behind the arm's are metrics, those before it are taken for known before the experiment."
      })
  void ab(@Mixin AbOptions options) {
    options.evaluate(shopkeeper.terminal());
  }

  @Command(
      name = "off-policy",
      description = {
        "Estimate what another policy would have earned, from a log with propensities.",
        "由带倾向分的日志离线评估另一策略。",
        "The policy is that of --test, a second log, whose own rewards are printed beside as",
        "'actual'; without it, even draws."
      })
  void offPolicy(@Mixin OffPolicyOptions options) {
    options.evaluate(shopkeeper.terminal());
  }

  @Command(
      description = {
        "Find planted errors in texts about products: false and forbidden claims.",
        "在商品文案中找出与商品信息不符或违反广告法的内容。",
        "A text's errors are start, end and kind; texts whose list is empty are true."
      })
  void checks(@Mixin ChecksOptions options) {
    options.evaluate(shopkeeper.terminal());
  }

  @Command(
      description = {
        "Write copy from attributes and compare it with people's.",
        "由商品属性撰写文案，并与人写的文案比较（BLEU-4、ROUGE）。",
        "",
        "Figures are in per cent, as published for AdvertiseGen; supported-share is the part of"
            + " the",
        "stated attribute values that the input gives. Records of train with the attributes or the",
        "text of one in test, or nearly so, are dropped."
      })
  void copy(@Mixin CopyOptions options) {
    options.evaluate(shopkeeper.terminal());
  }

  @Command(
      description = {
        "Rank a catalogue for queries: by words, by meaning, and by both.",
        "商品搜索评测：词面（BM25）、语义（向量）与融合排序。",
        "",
        "Tables are CSV or tab-separated, gzip or plain; relevance is a number from 0 up, or a"
            + " word:",
        "exact, partial, substitute, complement, irrelevant. docs/search.md has it all."
      })
  void search(@Mixin SearchOptions options) {
    options.evaluate(shopkeeper.terminal());
  }

  @Command(
      description = {
        "Put probes to a shop's assistant and judge its answers.",
        "用探测问题检验店铺的智能客服。",
        "",
        "A probe is a JSON object a line: 'question' or 'turns', 'customer' who asks, 'facts' that"
            + " a",
        "complete answer holds, 'forbidden' texts, right 'outcomes', 'language' zh or en.",
      })
  void assistant(@Mixin AssistantOptions options) {
    options.evaluate(shopkeeper.terminal());
  }

  @Command(description = {"Put products into a catalogue's categories.", "预测商品类目。"})
  void categories(@Mixin TextOptions options) {
    options.evaluate(new CategoryProtocol(), shopkeeper.terminal());
  }
}
