package io.shopkeeper.evaluation;

/// What to learn from and what to be judged by; users and items keep their indices.
public record TrainTest(Interactions train, Interactions test) {}
