namespace NeuroPose.Formats.Tests.Collections;

public class NamePatternTests
{
    [Theory]
    [InlineData("sub-{id}_task-{task}_run-{run}", "a/sub-01_task-walk_run-2.c3d", "id=01 task=walk run=2")]
    [InlineData("sub-{id}_task-{task}_run-{run}", "sub-01_task-walk_run-2_motion.tsv", null)]
    [InlineData("sub-{id}_task-{task}_run-{run}*", "sub-01_task-walk_run-12_motion.tsv", "id=01 task=walk run=12")]
    [InlineData("sub-{id}_task-{task}_run-{run}.c3d", "sub-01_task-walk_run-2.c3d", "id=01 task=walk run=2")]
    [InlineData("sub-{id}_task-{task}_run-{run}.c3d", "sub-01_task-walk_run-2.trc", null)]
    [InlineData("sub-{id}/**/sub-{id}_{rest:*}", "sub-7/motion/sub-7_walk_1.c3d", "id=7 rest=walk_1")]
    [InlineData("sub-{id}/**/sub-{id}_{rest:*}", "sub-7/sub-7_walk.c3d", "id=7 rest=walk")]
    [InlineData("sub-{id}/**/sub-{id}_{rest:*}", "sub-7/sub-8_walk.c3d", null)]
    [InlineData("{id:P_??}_{task}", "P_01_walk.c3d", "id=P_01 task=walk")]
    [InlineData("{id}-{task}", "S01-walk.c3d", "id=S01 task=walk")]
    [InlineData("{group}/{id}", "old/S01.c3d", "group=old id=S01")]
    [InlineData("{group}/{id}", "study/old/S01.c3d", null)]
    [InlineData("**/{id}", "study/old/S01.c3d", "id=S01")]
    [InlineData("walk (1) [{id}]+", "walk (1) [a]+.c3d", "id=a")]
    [InlineData("{id}.analysis.h5", "mouse1.analysis.h5", "id=mouse1")]
    [InlineData("{größe}", "a.c3d", "größe=a")]
    [InlineData("*.c3d", "deep/inside/any name.c3d", "")]
    [InlineData("**/*.c3d", "any.c3d", "")]
    [InlineData("Sub-{id}", "sub-1.c3d", null)]
    public void A_name_is_taken_apart_as_the_pattern_says(string pattern, string path, string? expected)
    {
        var values = new NamePattern(pattern).Match(path, isFolder: false);

        Assert.Equal(expected, values is null ? null : string.Join(' ', values.Select(value => $"{value.Key}={value.Value}")));
    }

    [Fact]
    public void The_name_of_a_folder_has_no_extension() =>
        Assert.Equal("1.5", new NamePattern("speed-{speed}").Match("a/speed-1.5", isFolder: true)?["speed"]);

    [Theory]
    [InlineData("sub-{id", "the brace is not closed (character 5)")]
    [InlineData("sub-{}", "expected a name in the braces, such as {id}, or a name and what it takes, such as {id:P_*} (character 5)")]
    [InlineData("sub-{an id}", "expected a name in the braces")]
    [InlineData("sub}", "a brace stands alone (character 4)")]
    [InlineData("{id:{x}", "a brace stands alone (character 5)")]
    public void What_is_no_pattern_is_refused_with_its_place(string pattern, string message) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => new NamePattern(pattern)).Message, StringComparison.Ordinal);
}
