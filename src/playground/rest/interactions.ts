import { noContent, type Rest, type RestServices } from './context.ts';

/** Answers to interactions, and what follows by their token. */
export function interactionRoutes(rest: Rest, { interactions }: RestServices): void {
  rest.post('/interactions/:id/:token/callback', (context) => {
    const { id, token } = context.req.param();
    const response = interactions.answer(id, token, context.get('body'), context.get('uploads'));
    return context.req.query('with_response') === 'true' ? context.json(response) : noContent(context);
  });

  rest.post('/webhooks/:application/:token', (context) => {
    const { application, token } = context.req.param();
    return context.json(interactions.followUp(application, token, context.get('body'), context.get('uploads')));
  });
  rest.get('/webhooks/:application/:token/messages/:message', (context) => {
    const { application, token, message } = context.req.param();
    return context.json(interactions.getMessage(application, token, message));
  });
  rest.patch('/webhooks/:application/:token/messages/:message', (context) => {
    const { application, token, message } = context.req.param();
    const body = context.get('body');
    return context.json(interactions.editMessage(application, token, message, body, context.get('uploads')));
  });
  rest.delete('/webhooks/:application/:token/messages/:message', (context) => {
    const { application, token, message } = context.req.param();
    interactions.deleteMessage(application, token, message);
    return noContent(context);
  });
}
