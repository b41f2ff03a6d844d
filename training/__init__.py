"""What makes the analysis model: readers of the treebanks, the network, training, export, the lemma table."""
