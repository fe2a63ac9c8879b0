using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Dsl.Binding;

/// <summary>Calls: of what the language brings along, of costs, saturations and functions, and of what a cost may be asked.</summary>
internal sealed partial class ExpressionBinder
{
    private Bound BindCall(CallSyntax call, Scope scope)
    {
        string name = call.Function.Text;
        if (call.Function.IsMissing) return BindArgumentsOnly(call, scope);
        if (name == Builtins.Lot) return BindLot(call, scope);
        if (scope.Kind != ScopeKind.Function && model.Members.GetValueOrDefault(name) is { } member)
        {
            if (scope.Kind == ScopeKind.Setting)
            {
                Report(RoleMessages.SettingSeesParameters(Place(call, scope), name, FunctionNoun(member)));
                return Nothing(call, scope);
            }

            if (member is RoleSymbol role) return BindRoleCall(call, role, scope);
            if (member is ParameterSymbol { Type.IsError: true } || model.DoubtfulNames.Contains(name)) return BindArgumentsOnly(call, scope);
            Report((member is InputSymbol or StepSymbol
                ? NameMessages.BracketsForIndices(Place(call, scope), name, member.Noun)
                : RoleMessages.NotCallable(Place(call.Function, scope), name, member.Noun)).About(member));
            return BindArgumentsOnly(call, scope);
        }

        if (Builtins.Functions.TryGetValue(name, out NumberOperator op)) return BindBuiltin(call, op, scope);
        if (Builtins.Reductions.ContainsKey(name))
        {
            Report(NameMessages.ReductionNeedsIndices(Place(call, scope), name, UnboundIn(call.Arguments, scope)));
            return Nothing(call, scope);
        }

        if (model.Declarations.Find(name, scope.Source) is not { } declared)
        {
            Unknown(call.Function, call, scope);
            return BindArgumentsOnly(call, scope);
        }

        if (declared.Syntax is FunctionSyntax function)
            return BindFunctionCall(call, new FunctionSymbol(function, declared.Source), scope);
        Report(RoleMessages.NotCallable(Place(call.Function, scope), name, declared.Syntax is KindSyntax ? "kind" : "mechanism"));
        return BindArgumentsOnly(call, scope);
    }

    private Bound BindBuiltin(CallSyntax call, NumberOperator op, Scope scope)
    {
        string name = call.Function.Text;
        bool many = op is NumberOperator.Minimum or NumberOperator.Maximum;
        Bound[] arguments = [.. call.Arguments.Select(argument => BindNumeric(argument, scope, $"what `{name}` takes"))];
        bool countFits = many ? arguments.Length >= 2 : arguments.Length == 1;
        if (call.Member is not null) Report(RoleMessages.NoSuchQuestion(Place(call.Member, scope), name, "function", call.Member.Text));
        else if (!countFits || call.Settings.Length > 0)
            Report(RoleMessages.ArgumentCount(Place(call, scope), name, many ? "two values or more" : "one value", arguments.Length + call.Settings.Length));
        if (!countFits || call.Member is not null || arguments.Any(argument => argument.IsError)) return Nothing(call, scope);
        if (many) return BindExtreme(call, op, arguments, scope);

        Bound operand = arguments[0];
        switch (op)
        {
            case NumberOperator.Absolute:
                return Operation(call, op, operand.Type, scope, operand);
            case NumberOperator.Floor or NumberOperator.Ceiling when operand.Type.Kind == ValueKind.Whole:
                return operand;
            case NumberOperator.SquareRoot:
                operand = ToReal(operand, call.Span, scope);
                BoundType root = operand.Type with { Dimension = operand.Type.Dimension.ToThe(new Rational(1, 2)) };
                return Operation(call, op, root, scope, operand);
            case NumberOperator.Floor or NumberOperator.Ceiling:
                return Operation(call, op, operand.Type, scope, operand);
            default:
                operand = Coerce(operand, BoundType.Number, $"what `{name}` takes", call.Arguments[0], scope);
                return operand.IsError ? operand : Operation(call, op, BoundType.Number, scope, operand);
        }
    }

    private Bound BindExtreme(CallSyntax call, NumberOperator op, Bound[] arguments, Scope scope)
    {
        Bound result = arguments[0];
        for (int i = 1; i < arguments.Length; i++)
        {
            (Bound left, Bound right, BoundType type) = Unify(
                result, arguments[i], call.Arguments[i - 1], call.Arguments[i], scope, $"what `{call.Function.Text}` compares");
            if (type.IsError) return Nothing(call, scope);
            result = Operation(call, op, type, scope, left, right);
        }

        return result;
    }

    /// <summary>What a function is asked for.</summary>
    private enum Question
    {
        Value,
        Inverse,
        Marginal,
    }

    /// <summary>The question behind the dot, or null after a message.</summary>
    private Question? QuestionOf(CallSyntax call, FunctionRole role, Symbol symbol, Scope scope)
    {
        if (call.Member is not { IsMissing: false } member) return Question.Value;
        if (role == FunctionRole.Cost && member.Text is "buys") return Question.Inverse;
        if (role == FunctionRole.Cost && member.Text is "marginal") return Question.Marginal;
        Diagnostic message = RoleMessages.NoSuchQuestion(Place(member, scope), symbol.Name, FunctionSymbol.RoleNoun(role), member.Text);
        Report(symbol is RoleSymbol ? message.About(symbol) : message);
        return null;
    }

    /// <summary>
    /// A call of a role parameter: the function that was chosen gives the formula; the dimensions of a cost come from its
    /// declaration, those of a saturation from what it is called with.
    /// </summary>
    private Bound BindRoleCall(CallSyntax call, RoleSymbol role, Scope scope)
    {
        if (QuestionOf(call, role.Role, role, scope) is not { } question) return BindArgumentsOnly(call, scope);
        if (role.Role == FunctionRole.Saturation && role.Chosen is { } saturation)
            return BindFunctionCall(call, saturation.Function, scope, saturation.Settings);
        if (role.Role == FunctionRole.Saturation) return BindArgumentsOnly(call, scope);
        if (!call.Settings.IsEmpty)
        {
            Report(LawMessages.SettingsAreChosen(Place(call.Settings[0], scope), role.Name).About(role));
            return BindArgumentsOnly(call, scope);
        }

        if (call.Arguments.Length != 1)
        {
            Report(RoleMessages.ArgumentCount(Place(call, scope), role.Name, "one value", call.Arguments.Length).About(role));
            return BindArgumentsOnly(call, scope);
        }

        (Dimension wanted, Dimension given, string name) = question switch
        {
            Question.Inverse => (role.To, role.From, role.Name + ".buys"),
            Question.Marginal => (role.From, role.To.Per(role.From), role.Name + ".marginal"),
            _ => (role.From, role.To, role.Name),
        };
        Bound argument = Coerce(Bind(call.Arguments[0], scope), BoundType.Real(wanted), $"what `{name}` takes", call.Arguments[0], scope);
        if (argument.IsError) return argument;

        // Without a choice (reported, or still to be made by a round) the call has at least its type.
        if (role.Chosen is not { } chosen) return new Bound(Nothing(call, scope).Expression, BoundType.Real(given));
        Bound result = Ask(call, question, chosen, [argument with { Type = BoundType.Number }], scope);
        return result.IsError ? result : result with { Type = BoundType.Real(given) };
    }

    private Bound BindFunctionCall(
        CallSyntax call, FunctionSymbol function, Scope scope, ImmutableDictionary<string, Bound>? chosenSettings = null)
    {
        FunctionRole role = function.Syntax.Role;
        if (QuestionOf(call, role, function, scope) is not { } question) return BindArgumentsOnly(call, scope);
        Bound[] arguments = [.. call.Arguments.Select(argument => Bind(argument, scope))];
        if (role != FunctionRole.Plain && function.Syntax.Formals.Length != 1)
        {
            Report(RoleMessages.OneQuantity(function.Place, function.Name, function.Noun, function.Syntax.Formals.Length));
            return Nothing(call, scope);
        }

        int expected = function.Syntax.Formals.Length;
        if (arguments.Length != expected)
        {
            Report(RoleMessages.ArgumentCount(
                Place(call, scope), function.Name, expected == 1 ? "one value" : $"{expected} values", arguments.Length).About(function));
            return Nothing(call, scope);
        }

        FunctionUse? use = BindSettings(function, call.Function, call.Settings, scope, chosenSettings);
        if (use is null || arguments.Any(argument => argument.IsError)) return Nothing(call, scope);
        if (role != FunctionRole.Plain && chosenSettings is null && _expanding.Count == 0)
            model.RoleUses.Add(new RoleUse(use, call.Settings.IsEmpty ? null : Place(call, scope)));
        for (int i = 0; i < arguments.Length; i++)
        {
            BoundType wanted = question == Question.Value ? TypeOf(function.Syntax.Formals[i], function) : BoundType.Number;
            if (!wanted.IsError) arguments[i] = Coerce(arguments[i], wanted, $"what `{function.Name}` takes", call.Arguments[i], scope);
            else if (role == FunctionRole.Saturation) arguments[i] = ToReal(arguments[i], call.Arguments[i].Span, scope);
        }

        return arguments.Any(argument => argument.IsError) ? Nothing(call, scope) : Ask(call, question, use, arguments, scope);
    }

    private Bound Ask(CallSyntax call, Question question, FunctionUse use, IReadOnlyList<Bound> arguments, Scope scope) => question switch
    {
        Question.Inverse => ExpandInverse(call, use, arguments[0], scope),
        Question.Marginal => ExpandMarginal(call, use, arguments[0], scope),
        _ => Expand(call, use, arguments, scope),
    };

    /// <summary>
    /// A function with its settings: by name (<c>exponent = 1.5</c>) or in order; those left out take their defaults.
    /// Null where a setting is wrong (reported).
    /// </summary>
    /// <param name="function">The function.</param>
    /// <param name="place">Where it is used.</param>
    /// <param name="settings">What is written behind the semicolon.</param>
    /// <param name="scope">Where it is written.</param>
    /// <param name="chosen">Settings that the choice of a role made before.</param>
    /// <param name="mayBeLater">Whether settings without default may wait for a call.</param>
    public FunctionUse? BindSettings(
        FunctionSymbol function,
        SyntaxNode place,
        IEnumerable<ExpressionSyntax> settings,
        Scope scope,
        ImmutableDictionary<string, Bound>? chosen = null,
        bool mayBeLater = false)
    {
        Dictionary<string, Bound> values = chosen is null ? new(StringComparer.Ordinal) : new(chosen, StringComparer.Ordinal);
        bool failed = false, isUnknown = false;
        int position = 0;
        foreach (ExpressionSyntax setting in settings)
        {
            (NameSyntax? name, ExpressionSyntax value) = setting is BinarySyntax { Operator: BinaryOperator.Equal, Left: NameExpressionSyntax left } named
                ? (left.Name, named.Right)
                : (null, setting);
            string? target = name?.Text ?? function.Syntax.Settings.ElementAtOrDefault(position++)?.Name.Text;
            FormalSyntax? formal = function.Syntax.Settings.FirstOrDefault(candidate => candidate.Name.Text == target);
            if (formal is null || target is null)
            {
                Report(RoleMessages.NoSuchSetting(
                    Place(setting, scope), function.Name, function.Noun, name?.Text ?? "", [.. function.Syntax.Settings.Select(s => s.Name.Text)]));
                failed = isUnknown = true;
                continue;
            }

            Bound bound = Bind(value, scope);
            BoundType wanted = TypeOf(formal, function);
            if (!wanted.IsError && !bound.IsError) bound = Coerce(bound, wanted, $"the setting `{target}`", value, scope);
            else if (function.Syntax.Role == FunctionRole.Saturation && !bound.IsError && !bound.Type.IsNumeric)
            {
                Report(TypeMessages.OtherKind(Place(value, scope), $"the setting `{target}`", "a number", bound.Type.InWords));
                failed = true;
            }

            failed |= bound.IsError;
            values[target] = bound;
        }

        foreach (FormalSyntax formal in function.Syntax.Settings.Where(formal => !values.ContainsKey(formal.Name.Text)))
        {
            if (formal.Default is { } given)
            {
                Bound bound = BindAs(
                    given, TypeOf(formal, function), $"the setting `{formal.Name.Text}`", Scope.Of(ScopeKind.Function, function.Source));
                failed |= bound.IsError;
                values[formal.Name.Text] = bound;
            }
            else if (!mayBeLater)
            {
                // A setting with a slip in its name is most likely the missing one.
                if (!isUnknown) Report(RoleMessages.SettingMissing(Place(place, scope), function.Name, function.Noun, formal.Name.Text));
                failed = true;
            }
        }

        return failed ? null : new FunctionUse(function, values.ToImmutableDictionary(StringComparer.Ordinal));
    }

    /// <summary>
    /// What a formal or a setting must be: a plain number inside a cost, as declared inside a saturation or function; the
    /// error type, which fits everything, where nothing is said.
    /// </summary>
    public BoundType TypeOf(FormalSyntax formal, FunctionSymbol function)
    {
        if (function.Syntax.Role == FunctionRole.Cost) return BoundType.Number;
        return formal.Type is { } said ? types.Bind(said, function.Source) : BoundType.Error;
    }

    private static string FunctionNoun(Symbol symbol) => symbol is RoleSymbol role ? FunctionSymbol.RoleNoun(role.Role) : symbol.Noun;

    /// <summary>The index that was most likely to be brought together: the first that nothing binds.</summary>
    private static string UnboundIn(IEnumerable<ExpressionSyntax> formulas, Scope scope)
    {
        foreach (ExpressionSyntax formula in formulas)
        {
            string? found = formula is ElementSyntax element
                ? element.Indices.Select(index => index.Text).FirstOrDefault(index => !scope.Entries.ContainsKey(index))
                : UnboundIn(SyntaxWalk.Children(formula), scope);
            if (!string.IsNullOrEmpty(found)) return found;
        }

        return "";
    }

    private Bound BindArgumentsOnly(CallSyntax call, Scope scope)
    {
        foreach (ExpressionSyntax argument in call.Arguments.Concat(call.Settings)) Bind(argument, scope);
        return Nothing(call, scope);
    }
}
