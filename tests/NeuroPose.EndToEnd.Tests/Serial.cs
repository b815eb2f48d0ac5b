// Whole programs run here, on as few as two cores: one after the other, so that no wait is longer than it says.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
