import { questionLimits } from '../../src/embeddings/embedding.ts';
import { patience } from './patience.ts';

/** Loaded into a bot before it starts: its questions wait for their vectors as long as a starved machine may take. */
questionLimits.patience = patience;
