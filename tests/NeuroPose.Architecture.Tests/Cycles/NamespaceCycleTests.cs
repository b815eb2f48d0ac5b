using NeuroPose.Architecture.Tests.Reading;

namespace NeuroPose.Architecture.Tests.Cycles;

public sealed class NamespaceCycleTests
{
    [Theory]
    [MemberData(nameof(Rooms.All), MemberType = typeof(Rooms))]
    public void The_namespaces_of_a_room_form_no_cycle(string room)
    {
        using var module = Rooms.Read(room);
        Breaches.AssertNone(new NamespaceGraph(Mentions.In(module)).Breaches());
    }
}
