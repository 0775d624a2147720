package io.shopkeeper.recommend.evaluation;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.evaluation.Bootstrap;
import io.shopkeeper.neural.transformer.ItemAttributes;
import io.shopkeeper.neural.transformer.ItemLoss;
import io.shopkeeper.neural.transformer.TransformerTraining;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.RecommenderModel;
import io.shopkeeper.recommend.popularity.PopularityModel;
import io.shopkeeper.recommend.popularity.PopularitySettings;
import io.shopkeeper.recommend.popularity.PopularityTrainer;
import io.shopkeeper.recommend.sasrec.SasRecModel;
import io.shopkeeper.recommend.sasrec.SasRecSettings;
import io.shopkeeper.recommend.sasrec.SequenceBlendModel;
import io.shopkeeper.recommend.sasrec.TrialModel;
import io.shopkeeper.recommend.transitions.TransitionModel;
import io.shopkeeper.recommend.transitions.TransitionSettings;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/// Losses and attributes tried for the transformer, judged by the last item but one:
/// `FILE USERS LOSS:NEGATIVES:EPOCHS[:ATTRIBUTES] …`, where LOSS is `softmax` or `t=NUMBER`, or `T=NUMBER` starting from chance, USERS 0
/// for all, ATTRIBUTES the weight of foretelling them.
final class SequenceTrials {
  private static final Seed SEED = new Seed(1);
  private static final Pattern ITEM = Pattern.compile("\"(\\d+)\": \\[([^\\]]*)\\]");

  private SequenceTrials() {}

  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    int users = Integer.parseInt(arguments[1]);
    List<UserItems> all = UserItemsFile.read(file);
    List<UserItems> some = new ArrayList<>();
    int step = users == 0 ? 1 : Math.max(1, all.size() / users);
    for (int u = 0; u < all.size(); u += step) {
      some.add(all.get(u));
    }
    RankingData data =
        RankingData.leaveLastOut(RankingData.leaveLastOut(some).train());
    EncodedUsers encoded = EncodedUsers.of(data.train(), true);
    Behaviour behaviour = encoded.behaviour(data.train());
    PopularityModel popularity = new PopularityTrainer(PopularitySettings.DEFAULT).train(behaviour);
    ItemAttributes known = attributes(file, behaviour);
    System.out.printf(
        "%s: %d users, %d products, %d attributes%n",
        file.getFileName(), some.size(), behaviour.products().size(), known.count());
    try (var pool = Executors.newFixedThreadPool(1)) {
      var workers = new Workers(pool, 1);
      TransitionModel transitions =
          new Candidate.Transitions(TransitionSettings.DEFAULT).train(behaviour, workers);
      print("transitions", transitions, encoded, data, workers, 0);
      for (int a = 2; a < arguments.length; a++) {
        String[] parts = arguments[a].split(":");
        ItemLoss loss =
            parts[0].equals("softmax")
                ? new ItemLoss.Softmax()
                : new ItemLoss.GeneralisedBinary(Double.parseDouble(parts[0].substring(2)), parts[0].startsWith("T"));
        var training =
            new TransformerTraining(
                Integer.parseInt(parts[2]), 64, .001, .3, Integer.parseInt(parts[1]), loss);
        ItemAttributes with =
            parts.length > 3
                ? new ItemAttributes(known.of(), known.count(), Double.parseDouble(parts[3]))
                : new ItemAttributes(new int[0][], 0, 0);
        double start = seconds();
        SasRecModel model =
            TrialModel.train(
                new SasRecSettings(64, 2, 2, 50, training),
                behaviour,
                popularity,
                with,
                SEED,
                workers);
        double took = seconds() - start;
        print(arguments[a], model, encoded, data, workers, took);
        for (double share : new double[] {.2, .35, .5, .65, .8}) {
          print(
              "  share " + share,
              new SequenceBlendModel(model, transitions, share),
              encoded,
              data,
              workers,
              0);
        }
      }
    }
  }

  private static void print(
      String name,
      RecommenderModel model,
      EncodedUsers encoded,
      RankingData data,
      Workers workers,
      double took) {
    var judged =
        new FittedRanking(
            RankingProtocol.SEQUENCE,
            new Candidate.Popularity(PopularitySettings.DEFAULT),
            new TreeMap<>(),
            model,
            encoded,
            data,
            0,
            workers);
    var metrics = judged.evaluate(new Bootstrap(SEED, 200, .95)).metrics().metrics();
    var hits = metrics.get("hit-rate@10");
    var ndcg = metrics.get("ndcg@10");
    System.out.printf(
        "| %s | %.4f | %.4f [%.4f %.4f] | %.1f |%n",
        name, hits.estimate(), ndcg.estimate(), ndcg.low(), ndcg.high(), took);
  }

  private static double seconds() {
    return ((com.sun.management.OperatingSystemMXBean)
                ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1e9;
  }

  private static ItemAttributes attributes(Path file, Behaviour behaviour) throws IOException {
    Path beside =
        file.resolveSibling(
            file.getFileName().toString().replace(".txt.gz", "_item2attributes.json.gz"));
    String text;
    try (InputStream in = new GZIPInputStream(Files.newInputStream(beside))) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    Map<String, int[]> of = new HashMap<>();
    int count = 0;
    Matcher matcher = ITEM.matcher(text);
    while (matcher.find()) {
      String[] ids = matcher.group(2).split(", ");
      int[] attributes = new int[ids.length];
      for (int i = 0; i < ids.length; i++) {
        attributes[i] = Integer.parseInt(ids[i]);
        count = Math.max(count, attributes[i] + 1);
      }
      of.put(matcher.group(1), attributes);
    }
    int[][] by = new int[behaviour.products().size()][];
    for (int item = 0; item < by.length; item++) {
      by[item] = of.getOrDefault(behaviour.products().id(item).value(), new int[0]);
    }
    return new ItemAttributes(by, count, 0);
  }
}
