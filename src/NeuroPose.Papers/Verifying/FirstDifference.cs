namespace NeuroPose.Papers;

/// <summary>Where on the road two runs parted.</summary>
/// <param name="Stage">inputs, parameters, code, results, environment, drawing, table, number, or expected.</param>
/// <param name="Detail">What was there, and what is there now.</param>
public sealed record FirstDifference(string Stage, string Detail)
{
    /// <summary>The stage and the detail.</summary>
    public override string ToString() => $"{Stage}: {Detail}";

    /// <summary>The first difference in what went in: data, parameters, code; null where there is none.</summary>
    internal static FirstDifference? InWhatWentIn(SourceTrace expected, SourceTrace actual) =>
        Of("inputs", expected.Inputs.Select(input => (input.File, Sidecar.Short(input.Sha256))), actual.Inputs.Select(input => (input.File, Sidecar.Short(input.Sha256))))
        ?? Of("parameters", Pairs(expected.Parameters), Pairs(actual.Parameters))
        ?? InCode(expected, actual);

    /// <summary>The first step that gave something else; null where there is none.</summary>
    internal static FirstDifference? InResults(SourceTrace expected, SourceTrace actual)
    {
        var step = Of("results", expected.Results.Select(result => (result.Place, Sidecar.Short(result.Sha256))), actual.Results.Select(result => (result.Place, Sidecar.Short(result.Sha256))));
        var versions = Of("environment", Pairs(expected.Environment), Pairs(actual.Environment));
        return (step, versions) switch
        {
            (null, _) => versions,
            (_, null) => step with { Detail = $"{actual.File}, {step.Detail}" },
            _ => versions with { Detail = $"{versions.Detail}; first seen in {actual.File}, {step.Detail}" },
        };
    }

    private static FirstDifference? InCode(SourceTrace expected, SourceTrace actual)
    {
        for (var part = 0; part < Math.Max(expected.Code.Count, actual.Code.Count); part++)
        {
            var (old, now) = (expected.Code.ElementAtOrDefault(part), actual.Code.ElementAtOrDefault(part));
            var place = (now ?? old)!.Place == actual.File ? actual.File : $"{actual.File}, {(now ?? old)!.Place}";
            if (old is null || now is null)
            {
                return new("code", $"{place} {(old is null ? "is new" : "is gone")}");
            }

            for (var line = 0; line < Math.Max(old.Lines.Count, now.Lines.Count); line++)
            {
                var (was, stands) = (old.Lines.ElementAtOrDefault(line), now.Lines.ElementAtOrDefault(line));
                if (was != stands)
                {
                    return new("code", FormattableString.Invariant($"{place}, line {line + 1}: {Quote(was)} → {Quote(stands)}"));
                }
            }

            if (old.Place != now.Place)
            {
                return new("code", $"{place} was {old.Place}");
            }
        }

        return null;
    }

    private static FirstDifference? Of(string stage, IEnumerable<(string Name, string Value)> expected, IEnumerable<(string Name, string Value)> actual)
    {
        var (old, now) = (expected.ToList(), actual.ToList());
        foreach (var (name, value) in now)
        {
            var was = old.FirstOrDefault(one => one.Name == name).Value;
            if (was != value)
            {
                return new(stage, $"{name}: {was ?? "nothing"} → {value}");
            }
        }

        var gone = old.FirstOrDefault(one => now.All(other => other.Name != one.Name)).Name;
        return gone is null ? null : new(stage, $"{gone} is gone");
    }

    private static IEnumerable<(string Name, string Value)> Pairs(IReadOnlyDictionary<string, string> values) => values.Select(pair => (pair.Key, pair.Value));

    private static string Quote(string? line) => line is null ? "nothing" : $"\"{line.Trim()}\"";
}
