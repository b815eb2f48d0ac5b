using NeuroPose.Testing;

namespace NeuroPose.Formats.Tests.Collections;

public sealed class ParticipantTableTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("participants.tsv", "participant_id\tage\tgroup\nsub-01\t61.5\told\nsub-02\tn/a\tyoung\n")]
    [InlineData("participants.csv", "age,group,ID\n61.5,\"old\",01\n,young,02\n")]
    [InlineData("people.csv", "Subject;age;group\n01;61,5;old\n02;NA;young\n")]
    [InlineData("people.csv", "subject_id\tage\tgroup\r\n01\t61.5\told\r\n02\t\tyoung\r\n")]
    public void Tables_of_BIDS_and_CSV_give_words_and_numbers(string file, string text)
    {
        var table = Load(file, text);

        Assert.Equal(2, table.Participants.Count);
        Assert.Equal(("old", 61.5), (table.Find("01")?["group"], table.Find("sub-01")!.Number("age")));
        Assert.Equal((null, double.NaN), (table.Find("02")!["age"], table.Find("02")!.Number("age")));
        Assert.Null(table.Find("3"));
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("name,age\na,1\n", "no column names the participants. Expected participant_id, participant, id, subject_id, subject, sub; found name, age.")]
    [InlineData("id,age\nAnna,1\nBerta\n", "line 3: the line has 1 fields; the header has 2.")]
    [InlineData("id,age\nAnna,1\nsub-Anna,2\n", "line 3: the participant is in line 2 already.")]
    [InlineData("id,age\n,1\n", "line 2: the column \"id\" is empty")]
    public void What_is_wrong_is_said_with_the_line_and_without_a_name(string text, string message)
    {
        var problem = Assert.Throws<FileFormatException>(() => Load("participants.csv", text));

        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Anna", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_is_not_there_is_refused_with_the_nearest_and_a_word_is_no_number()
    {
        var anna = Load("participants.csv", "id,age\nAnna,old\n").Find("Anna")!;

        Assert.Contains("Did you mean \"age\"?", Assert.Throws<ArgumentException>(() => anna["agee"]).Message, StringComparison.Ordinal);
        Assert.Equal("participants.csv: line 2: the column \"age\" has no number here.", Assert.Throws<FileFormatException>(() => anna.Number("age")).Message);
        Assert.DoesNotContain("Anna", anna.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_column_of_the_ids_can_be_named()
    {
        File.WriteAllText(folder.PathTo("a.csv"), "code,id\nx,1\n");

        Assert.NotNull(ParticipantTable.Load(folder.PathTo("a.csv"), "code").Find("x"));
        Assert.Contains("Did you mean \"code\"?", Assert.Throws<FileFormatException>(() => ParticipantTable.Load(folder.PathTo("a.csv"), "kode")).Message, StringComparison.Ordinal);
    }

    private ParticipantTable Load(string file, string text)
    {
        File.WriteAllText(folder.PathTo(file), text);
        return ParticipantTable.Load(folder.PathTo(file));
    }
}
