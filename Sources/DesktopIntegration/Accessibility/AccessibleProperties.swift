/// The properties of AT-SPI's interfaces, for those who ask for all of them.
enum AccessibleProperties {
    static let names: [String: [String]] = [
        "org.a11y.atspi.Accessible": [
            "Name", "Description", "Parent", "ChildCount", "Locale", "AccessibleId", "HelpText",
        ],
        "org.a11y.atspi.Application": ["ToolkitName", "Version", "ToolkitVersion", "AtspiVersion", "Id"],
        "org.a11y.atspi.Action": ["NActions"],
        "org.a11y.atspi.Value": ["CurrentValue", "MinimumValue", "MaximumValue", "MinimumIncrement", "Text"],
        "org.a11y.atspi.Text": ["CharacterCount", "CaretOffset"],
    ]
}
