/** Version of this tool; generated from package.json by `npm run generate`. */
export const TOOL_VERSION = "1.0.0";
