// Whole programs run here, on as few as two cores: one after the other, so that no wait is longer than it says.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

// What a failed test has seen is kept.
[assembly: TestFramework("NeuroPose.EndToEnd.Tests.Tools.EvidenceFramework", "NeuroPose.EndToEnd.Tests")]
