using System.Collections.Immutable;
using Mechanisms.Dsl.Compiling;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Emitting;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Caching;
using Mechanisms.Host.Tests.Compiling;

namespace Mechanisms.Host.Tests.Caching;

/// <summary>What is read is what was written, of every type that there is and will be.</summary>
public class LoweredArchiveTests
{
    public static TheoryData<Type> Expressions => [.. TypesBelow(typeof(LoweredExpression))];

    public static TheoryData<Type> Supports => [.. TypesBelow(typeof(Support))];

    [Theory]
    [MemberData(nameof(Expressions))]
    public void Every_type_of_expression_comes_back_with_all_its_members(Type type)
    {
        var expression = (LoweredExpression)new Specimens().Make(type);
        LoweredMechanism whole = Around(expression, Support.Everywhere);
        Described.Of(Copied(whole)).ShouldBe(Described.Of(whole));
    }

    [Theory]
    [MemberData(nameof(Supports))]
    public void Every_type_of_support_comes_back_with_all_its_members(Type type)
    {
        var support = (Support)new Specimens().Make(type);
        LoweredMechanism whole = Around(new RealConstant(1, 2), support);
        Described.Of(Copied(whole)).ShouldBe(Described.Of(whole));
    }

    [Fact]
    public void A_mechanism_with_something_in_every_place_comes_back_whole()
    {
        var whole = (LoweredMechanism)new Specimens().Make(typeof(LoweredMechanism));
        Described.Of(Copied(whole)).ShouldBe(Described.Of(whole));
    }

    [Fact]
    public void A_message_comes_back_whole()
    {
        var message = (Diagnostic)new Specimens().Make(typeof(Diagnostic));
        message.Related.ShouldNotBeEmpty();
        var writer = new ArchiveWriter();
        new LoweredArchive(writer).Message(message);
        Described.Of(new LoweredArchive(new ArchiveReader(writer.Bytes.ToArray())).Message(null)).ShouldBe(Described.Of(message));
    }

    [Fact]
    public void Mechanisms_made_by_chance_come_back_whole_and_are_written_alike()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            LoweredMechanism made = new RandomMechanism(seed).Mechanism;
            LoweredMechanism copy = Copied(made);
            Described.Of(copy).ShouldBe(Described.Of(made), $"seed {seed}");
            CSharpEmitter.Emit(copy).ShouldBe(CSharpEmitter.Emit(made), $"seed {seed}");
        }
    }

    [Fact]
    public void Every_mechanism_of_the_library_comes_back_whole_and_is_written_alike()
    {
        var host = MechanismHost.Create(".");
        int count = 0;
        foreach (ListedDeclaration declared in host.Library().Where(it => it.Entry.Kind == DeclarationKind.Mechanism))
        {
            if (host.Compile(declared.Entry.Name).Mechanism is not { } mechanism) continue;
            count++;
            LoweredMechanism copy = Copied(mechanism);
            Described.Of(copy).ShouldBe(Described.Of(mechanism));
            CSharpEmitter.Emit(copy).ShouldBe(CSharpEmitter.Emit(mechanism));
        }

        count.ShouldBeGreaterThan(4);
    }

    [Fact]
    public void A_formula_deeper_than_a_stack_comes_back()
    {
        const int depth = 20_000;
        LoweredExpression deep = new RealConstant(0, 1);
        for (int node = 1; node <= depth; node++) deep = new Negation(node, deep);
        LoweredExpression read = Copied(Around(deep, Support.Everywhere)).Steps[0].Body;
        for (int node = depth; node > 0; node--) read = ((Negation)read.ShouldBeOfType<Negation>()).Operand;
        read.ShouldBe(new RealConstant(0, 1));
    }

    [Fact]
    public void One_object_in_many_places_is_written_once()
    {
        LoweredExpression doubled = new RealConstant(0, 1);
        for (int node = 1; node <= 60; node++) doubled = new Comparison(node, ComparisonOperator.Equal, doubled, doubled);
        var writer = new ArchiveWriter();
        new LoweredArchive(writer).Mechanism(Around(doubled, Support.Everywhere));
        writer.Bytes.Length.ShouldBeLessThan(2000);
    }

    [Fact]
    public void Bytes_that_end_too_soon_are_refused_and_not_read_as_something_else()
    {
        var writer = new ArchiveWriter();
        new LoweredArchive(writer).Mechanism(new RandomMechanism(1).Mechanism);
        byte[] bytes = writer.Bytes.ToArray();
        for (int length = 0; length < bytes.Length; length += 7)
        {
            var reader = new ArchiveReader(bytes[..length]);
            Should.Throw<Exception>(() => new LoweredArchive(reader).Mechanism(null)).ShouldBeAssignableTo<Exception>();
        }
    }

    private static IEnumerable<Type> TypesBelow(Type ancestor) =>
        ancestor.Assembly.GetTypes().Where(type => type.IsSubclassOf(ancestor) && !type.IsAbstract).OrderBy(type => type.Name, StringComparer.Ordinal);

    private static LoweredMechanism Copied(LoweredMechanism mechanism)
    {
        var writer = new ArchiveWriter();
        new LoweredArchive(writer).Mechanism(mechanism);
        var reader = new ArchiveReader(writer.Bytes.ToArray());
        LoweredMechanism read = new LoweredArchive(reader).Mechanism(null);
        reader.IsAtEnd.ShouldBeTrue();
        return read;
    }

    private static LoweredMechanism Around(LoweredExpression body, Support support)
    {
        Location place = Location.OfFile("a.mech");
        var step = new LoweredStep("s", "", [], ValueKind.Real, "", support, body, null, false, false, "", place);
        return new LoweredMechanism("m", "", "", [], [], [], [], [], [], [step], [], [], ImmutableArray.Create(place));
    }
}
