using NeuroPose.Json;

namespace NeuroPose.Vitals.Recordings;

/// <summary>Values of a document that are not known, or not needed: those are passed over, however large, without being held.</summary>
internal static class LooseValue
{
    /// <summary>A number; NaN for null, which says that it is not known.</summary>
    public static double NumberOrNaN(JsonCursor cursor)
    {
        if (cursor.Peek() != 'n')
        {
            return cursor.ReadDouble();
        }

        cursor.ReadTree();
        return double.NaN;
    }

    /// <summary>Passes over the next value.</summary>
    public static void Value(JsonCursor cursor)
    {
        switch (cursor.Peek())
        {
            case '{':
                cursor.BeginObject();
                while (cursor.NextMember() is not null)
                {
                    Value(cursor);
                }

                break;
            case '[':
                cursor.BeginArray();
                while (cursor.NextItem())
                {
                    Value(cursor);
                }

                break;
            default:
                cursor.ReadTree();
                break;
        }
    }
}
