// The console belongs to the process: a session routes it while a cell runs. So one test at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
