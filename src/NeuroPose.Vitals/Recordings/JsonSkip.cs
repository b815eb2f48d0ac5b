using NeuroPose.Json;

namespace NeuroPose.Vitals.Recordings;

/// <summary>Passes over a value of any size without holding it.</summary>
internal static class JsonSkip
{
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
