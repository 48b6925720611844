/** The values of all public settings by id, e.g. `{Site_Name: "Acme", Message_AllowEditing: true}`. */
export type PublicSettings = Readonly<Record<string, string | number | boolean>>;
