// graphql-js reads it when it is loaded, and otherwise looks for a second copy of itself at every type that it meets
process.env["NODE_ENV"] ??= "production";
