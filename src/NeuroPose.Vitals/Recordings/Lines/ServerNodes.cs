using System.Globalization;
using System.Text.Json;

namespace NeuroPose.Vitals.Recordings;

/// <summary>The list "nodes" of a message of the sensing server. One object serves line after line.</summary>
internal sealed class ServerNodes
{
    private readonly List<ServerNode> nodes = [];

    /// <summary>How many nodes the message has.</summary>
    public int Count { get; private set; }

    public ServerNode this[int index] => nodes[index];

    public void Clear() => Count = 0;

    /// <summary>Reads the list, from its opening bracket on; what is no object in it is passed over.</summary>
    public void Read(ref Utf8JsonReader reader, int mostNumbers)
    {
        Clear();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                continue;
            }

            if (Count == nodes.Count)
            {
                nodes.Add(new());
            }

            nodes[Count++].Read(ref reader, mostNumbers);
        }
    }
}

/// <summary>One node of such a message: what the server heard from it last.</summary>
internal sealed class ServerNode
{
    public string? Id { get; private set; }

    public double? RssiDbm { get; private set; }

    /// <summary>The number of subcarriers that the message announces.</summary>
    public long? Declared { get; private set; }

    public NumberList Amplitudes { get; } = new();

    public void Read(ref Utf8JsonReader reader, int mostNumbers)
    {
        (Id, RssiDbm, Declared) = (null, null, null);
        Amplitudes.Clear(isGiven: false);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            switch (name, reader.TokenType)
            {
                case ("node_id", JsonTokenType.String):
                    Id = reader.GetString();
                    break;
                case ("node_id", JsonTokenType.Number) when reader.TryGetInt64(out var number):
                    Id = number.ToString(CultureInfo.InvariantCulture);
                    break;
                case ("rssi_dbm", JsonTokenType.Number) when reader.TryGetDouble(out var strength) && double.IsFinite(strength):
                    RssiDbm = strength;
                    break;
                case ("subcarrier_count", JsonTokenType.Number) when reader.TryGetInt64(out var count):
                    Declared = count;
                    break;
                case ("amplitude", JsonTokenType.StartArray):
                    Amplitudes.Read(ref reader, mayBeNegative: false, mostNumbers);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }
    }
}
