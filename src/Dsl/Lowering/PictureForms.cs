using System.Collections.Immutable;

namespace Mechanisms.Dsl.Lowering;

/// <summary>A part of a form of pictures: a word, and what may stand behind it.</summary>
/// <param name="Word">Such as <c>of</c> or <c>under</c>.</param>
/// <param name="Sets">A letter for each index of the value; equal letters in one form stand for one set.</param>
/// <param name="Meaning">What is drawn of it, as in a message.</param>
public sealed record PicturePartForm(string Word, string Sets, string Meaning)
{
    /// <summary>Whether a picture can do without.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Whether it is drawn to the scale of what stands behind <c>of</c>, and so needs the same unit.</summary>
    public bool SharesUnit { get; init; }

    /// <summary>Whether one number may stand for all members.</summary>
    public bool MayBeOneForAll { get; init; }
}

/// <summary>A form of pictures: what a script may declare a picture to be.</summary>
/// <param name="Name">The word behind <c>picture</c>.</param>
/// <param name="Parts">What it takes; the first is what the picture is of.</param>
/// <param name="Usage">How it is written.</param>
public sealed record PictureForm(string Name, ImmutableArray<PicturePartForm> Parts, string Usage)
{
    /// <summary>Whether it can only be drawn of a step that is a search.</summary>
    public bool NeedsSearch { get; init; }
}

/// <summary>All forms of pictures, in one table that binder, messages and drawing share.</summary>
public static class PictureForms
{
    /// <summary>What a picture is of.</summary>
    public const string Of = "of";

    /// <summary>What it is compared with across.</summary>
    public const string Against = "against";

    /// <summary>What bounds it.</summary>
    public const string Under = "under";

    /// <summary>How fast the bound is approached.</summary>
    public const string By = "by";

    /// <summary>What it is put next to.</summary>
    public const string Beside = "beside";

    /// <summary>The form that every mechanism can have: a bar for each member.</summary>
    public const string Bars = "bars";

    /// <summary>The form that is for small rounds only: lines from the members of one set to those of another.</summary>
    public const string Network = "network";

    /// <summary>The words that join a picture to names.</summary>
    public static readonly ImmutableArray<string> Words = [Of, Against, Under, By, Beside];

    /// <summary>The forms.</summary>
    public static readonly ImmutableArray<PictureForm> All =
    [
        new(Bars, [new(Of, "m", "the length of each bar"), new(Beside, "m", "a second bar for each") { IsOptional = true, SharesUnit = true }], "picture bars of NAME beside NAME"),
        new("shares", [new(Of, "m", "the first column"), new(Beside, "m", "the second column")], "picture shares of NAME beside NAME"),
        new("points", [new(Of, "m", "how high each point lies"), new(Against, "m", "how far to the right it lies")], "picture points of NAME against NAME"),
        new("squares", [new(Of, "nm", "the side of each piece")], "picture squares of NAME"),
        new(
            "tower",
            [
                new(Of, "m", "the area of each square"),
                new(Under, "m", "the area of each quarter circle") { SharesUnit = true, MayBeOneForAll = true },
                new(By, "m", "how near it stands") { MayBeOneForAll = true },
            ],
            "picture tower of NAME under NAME by NAME"),
        new("cobweb", [new(Of, "", "the search that is drawn")], "picture cobweb of NAME") { NeedsSearch = true },
        new(
            "arrivals",
            [new(Of, "m", "the height of each bar"), new(Under, "m", "the outline around it") { SharesUnit = true, MayBeOneForAll = true }],
            "picture arrivals of NAME under NAME"),
        new(Network, [new(Of, "nm", "how thick each line is")], "picture network of NAME"),
    ];

    /// <summary>The form of that name; null for none.</summary>
    public static PictureForm? Find(string name)
    {
        foreach (PictureForm form in All)
        {
            if (form.Name == name) return form;
        }

        return null;
    }
}

/// <summary>Where a picture finds a value.</summary>
public enum PictureSource
{
    /// <summary>A step, a measure or an output.</summary>
    Step,

    /// <summary>A column of an input.</summary>
    Input,

    /// <summary>A parameter.</summary>
    Parameter,
}

/// <summary>A part of a picture.</summary>
/// <param name="Word">The word of <see cref="PictureForms"/> before it.</param>
/// <param name="Name">The name behind it.</param>
/// <param name="Source">What that names.</param>
/// <param name="Slot">Its slot.</param>
/// <param name="Column">For an input the column, by slot.</param>
public sealed record LoweredPicturePart(string Word, string Name, PictureSource Source, int Slot, int Column);

/// <summary>A picture that a script or its kind declares. Runs pass over it.</summary>
/// <param name="Form">The name of its form.</param>
/// <param name="Doc">Its doc comment: the caption.</param>
/// <param name="Parts">What it draws; every part that its form needs, once.</param>
/// <param name="Place">Where it is declared.</param>
public sealed record LoweredPicture(string Form, string Doc, ImmutableArray<LoweredPicturePart> Parts, Diagnostics.Location Place)
{
    /// <summary>The part behind a word; null for none.</summary>
    public LoweredPicturePart? Part(string word)
    {
        foreach (LoweredPicturePart part in Parts)
        {
            if (part.Word == word) return part;
        }

        return null;
    }

    /// <summary>As the script says it: <c>tower of payment under limit by tempo</c>.</summary>
    public string Text
    {
        get
        {
            var text = new System.Text.StringBuilder(Form);
            foreach (LoweredPicturePart part in Parts) text.Append(' ').Append(part.Word).Append(' ').Append(part.Name);
            return text.ToString();
        }
    }
}
