namespace NeuroPose.Notebooks.Tests;

/// <summary>The process has one current folder: tests whose sessions have a folder of their own take turns.</summary>
[CollectionDefinition(Name)]
public sealed class OneFolder
{
    public const string Name = "sessions with a folder";
}
