"""The codebook as data: event types, weapons, count kinds and source kinds, validated when loaded."""
