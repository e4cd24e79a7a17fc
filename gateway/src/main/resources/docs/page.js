// The token stays in this page's memory: nothing is kept in the browser.
SwaggerUIBundle({
  url: '/v3/api-docs',
  dom_id: '#api',
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  tryItOutEnabled: true,
  persistAuthorization: false,
  validatorUrl: 'none', // otherwise a picture of a validator elsewhere
  queryConfigEnabled: false, // no other document by a link to this page
});
