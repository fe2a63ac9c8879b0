using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Dsl.Binding;

/// <summary>
/// Binds pictures, behind all that they may draw. One that a kind offers and that does not go with a mechanism is left out in
/// silence, as measures are.
/// </summary>
internal sealed class PictureBinder(MechanismModel model, SourceText source, bool isOffered)
{
    /// <summary>The pictures of a mechanism.</summary>
    public static ImmutableArray<LoweredPicture> Bind(FlatMechanism flat, MechanismModel model) =>
    [
        .. flat.Members.Where(member => member.Syntax is PictureSyntax)
            .Select(member => new PictureBinder(model, member.Source, member.IsOfKind).Bind((PictureSyntax)member.Syntax)).OfType<LoweredPicture>(),
    ];

    /// <summary>What can be said of a picture without knowing what its names mean; null after a message.</summary>
    public PictureForm? CheckForm(PictureSyntax syntax)
    {
        if (syntax.Form.IsMissing || model.Messages.IsInDoubt(PlaceOf(syntax.Form))) return null;
        string[] names = [.. PictureForms.All.Select(form => form.Name)];
        if (PictureForms.Find(syntax.Form.Text) is not { } form)
        {
            model.Messages.Add(PictureMessages.UnknownForm(PlaceOf(syntax.Form), syntax.Form.Text, names));
            return null;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (PicturePartSyntax part in syntax.Parts)
        {
            string word = part.Word.Text;
            bool isTaken = part.Word.IsMissing || form.Parts.Any(taken => taken.Word == word);
            if (isTaken && (part.Word.IsMissing || seen.Add(word))) continue;
            model.Messages.Add(PictureMessages.SurplusPart(PlaceOf(part.Word), form.Name, word, isTaken, form.Usage));
            return null;
        }

        PicturePartForm? missing = form.Parts.FirstOrDefault(needed => !needed.IsOptional && !seen.Contains(needed.Word));
        NameSyntax? loose = syntax.Parts.Where(part => part.Word.IsMissing).Select(part => part.Name).FirstOrDefault();
        missing ??= loose is null ? null : form.Parts.FirstOrDefault(free => !seen.Contains(free.Word)) ?? form.Parts[0];
        if (missing is null) return form;
        model.Messages.Add(PictureMessages.MissingPart(PlaceOf(loose ?? syntax.Form), form.Name, missing.Word, missing.Meaning, form.Usage));
        return null;
    }

    private Location PlaceOf(NameSyntax name) => source.LocationOf(name.Span);

    private LoweredPicture? Bind(PictureSyntax syntax)
    {
        if (CheckForm(syntax) is not { } form || syntax.Parts.Any(part => part.Name.IsMissing)) return null;
        var parts = ImmutableArray.CreateBuilder<LoweredPicturePart>();
        var sets = new Dictionary<char, int>();
        BoundType scale = BoundType.Error;
        foreach (PicturePartForm wanted in form.Parts)
        {
            if (syntax.Parts.FirstOrDefault(part => part.Word.Text == wanted.Word) is not { } said) continue;
            if (Find(said.Name) is not { } found) return null;
            (LoweredPicturePart part, Symbol symbol, BoundType type, ImmutableArray<int> own) = found;
            part = part with { Word = wanted.Word };
            if (type.Kind is not (ValueKind.Real or ValueKind.Whole))
                return Refuse(said.Name, symbol, at => PictureMessages.NotDrawable(at, symbol.Name, type.InWords, "a picture draws numbers", "draw a step that makes a number of it"));
            if (form.NeedsSearch && symbol is not StepSymbol)
                return Refuse(said.Name, symbol, at => PictureMessages.NotDrawable(at, symbol.Name, Wording.A(symbol.Noun), $"`{form.Name}` draws a step that searches", "name a step that is `largest(…)` or `smallest(…)`"));
            if (!Fits(form, wanted, said.Name, symbol, own, sets)) return null;
            if (wanted.SharesUnit && !type.Dimension.Equals(scale.Dimension))
            {
                return Refuse(said.Name, symbol, at => PictureMessages.NotDrawable(
                    at, symbol.Name, type.DimensionInWords, $"what it is drawn with is {scale.DimensionInWords}", "draw what is of one unit"));
            }

            if (parts.Count == 0) scale = type;
            parts.Add(part);
        }

        return new LoweredPicture(form.Name, syntax.Doc, parts.ToImmutable(), source.LocationOf(syntax.Form.Span));
    }

    private (LoweredPicturePart Part, Symbol Symbol, BoundType Type, ImmutableArray<int> Sets)? Find(NameSyntax name)
    {
        Symbol? symbol = model.Members.GetValueOrDefault(name.Text);
        if (model.DoubtfulNames.Contains(name.Text)) return null;
        switch (symbol)
        {
            case StepSymbol step:
                return step.Type.IsError || step.Slot < 0 ? null
                    : (new LoweredPicturePart("", step.Name, PictureSource.Step, step.Slot, 0), step, step.Type, [.. step.Indices.Select(index => index.Set)]);
            case ParameterSymbol parameter:
                return parameter.Type.IsError ? null : (new LoweredPicturePart("", parameter.Name, PictureSource.Parameter, parameter.Slot, 0), parameter, parameter.Type, []);
            case InputSymbol { Columns: [var column] } input:
                return column.Type.IsError || !input.SetsAreKnown ? null
                    : (new LoweredPicturePart("", input.Name, PictureSource.Input, input.Slot, column.Slot), input, column.Type, input.Sets);
            case InputSymbol input:
                if (input.Columns.Count > 1 && !isOffered)
                    model.Messages.Add(PictureMessages.NotDrawable(PlaceOf(name), input.Name, "a table of several columns", "a picture draws one value", "draw a step that reads the column that you mean").About(input));
                return null;
            case null:
                IEnumerable<string> known = model.Members.Values.Where(it => it is StepSymbol or InputSymbol or ParameterSymbol).Select(it => it.Name);
                if (!isOffered) model.Unknown(name, source, () => known, at => NameMessages.Unknown(at, name.Text, known, null));
                return null;
            default:
                if (!isOffered) model.Messages.Add(PictureMessages.NotDrawable(PlaceOf(name), name.Text, Wording.A(symbol.Noun), "a picture draws numbers", "name a step, an input or a parameter").About(symbol));
                return null;
        }
    }

    private bool Fits(PictureForm form, PicturePartForm wanted, NameSyntax name, Symbol symbol, ImmutableArray<int> own, Dictionary<char, int> sets)
    {
        bool isOne = own.IsEmpty && wanted.MayBeOneForAll;
        if (isOne) return true;
        bool fits = own.Length == wanted.Sets.Length;
        for (int i = 0; fits && i < own.Length; i++)
        {
            if (own[i] < 0) return false;
            fits = sets.TryAdd(wanted.Sets[i], own[i]) || sets[wanted.Sets[i]] == own[i];
        }

        if (fits) return true;
        bool isSettled = sets.Count > 0 && wanted.Sets.All(sets.ContainsKey);
        string shape = wanted.Sets.Length switch { 0 => "all together", 1 => "each member of one set", _ => "each pair of members of two sets" };
        if (isSettled) shape = $"each {string.Join(" and each ", wanted.Sets.Select(letter => model.SetName(sets[letter])))}";
        string found = own.IsEmpty ? "no index" : own.Length == 1 ? $"one for {Wording.A(model.SetName(own[0]))}" : $"one for {model.SetsInWords(own)}";
        Refuse(name, symbol, at => PictureMessages.OtherShape(at, form.Name, wanted.Word, shape, symbol.Name, found, $"draw a step that has one value for {shape}"));
        return false;
    }

    private LoweredPicture? Refuse(NameSyntax name, Symbol symbol, Func<Location, Diagnostic> message)
    {
        if (!isOffered) model.Messages.Add(message(PlaceOf(name)).About(symbol));
        return null;
    }
}
