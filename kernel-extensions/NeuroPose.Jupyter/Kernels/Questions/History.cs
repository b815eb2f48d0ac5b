using System.IO.Enumeration;
using System.Text.Json.Nodes;

namespace NeuroPose.Jupyter.Kernels;

/// <summary>
/// The cells that this kernel has executed, for consoles that search them. The newest ten thousand are kept, as long as the kernel lives.
/// </summary>
internal sealed class History
{
    private const int Most = 10_000;
    private const int LongestOutput = 10_000;

    // There is one session: the kernel's own. 0 means the current one, and so does its number.
    private const int Session = 1;

    private readonly Lock _gate = new();
    private readonly Queue<Entry> _entries = new();

    /// <summary>Notes a cell that ran.</summary>
    public void Add(int number, string code, string? result)
    {
        lock (_gate)
        {
            _entries.Enqueue(new Entry(number, code, result is { Length: > LongestOutput } ? result[..LongestOutput] : result));
            if (_entries.Count > Most)
            {
                _entries.Dequeue();
            }
        }
    }

    /// <summary>Answers a <c>history_request</c>.</summary>
    public JsonObject Answer(Request request)
    {
        var found = request.TextOrNull("hist_access_type") switch
        {
            "range" => Range(request.Number("session") ?? 0, request.Number("start") ?? 0, request.Number("stop")),
            "search" => Search(request.TextOrNull("pattern") ?? "*", request.Flag("unique", otherwise: false), request.Number("n")),
            _ => Last(All, request.Number("n") ?? Most),
        };
        var withOutput = request.Flag("output", otherwise: false);
        var reply = Reply.Ok();
        reply["history"] = new JsonArray([.. found.Select(entry => entry.ToJson(withOutput))]);
        return reply;
    }

    private IReadOnlyList<Entry> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _entries];
            }
        }
    }

    private IEnumerable<Entry> Range(int session, int start, int? stop) => session is 0 or Session
        ? All.Where(entry => entry.Number >= start && (stop is null || entry.Number < stop))
        : [];

    private IEnumerable<Entry> Search(string pattern, bool unique, int? count)
    {
        var simple = pattern.Replace("\\", "\\\\", StringComparison.Ordinal);
        var found = All.Where(entry => FileSystemName.MatchesSimpleExpression(simple, entry.Code, ignoreCase: false));
        if (unique)
        {
            found = found.GroupBy(entry => entry.Code, StringComparer.Ordinal).Select(same => same.Last()).OrderBy(entry => entry.Number);
        }

        return Last([.. found], count ?? Most);
    }

    private static IEnumerable<Entry> Last(IReadOnlyList<Entry> entries, int count) =>
        entries.Skip(entries.Count - Math.Clamp(count, 0, entries.Count));

    private sealed record Entry(int Number, string Code, string? Result)
    {
        public JsonArray ToJson(bool withOutput) => [Session, Number, withOutput ? new JsonArray(Code, Result) : Code];
    }
}
